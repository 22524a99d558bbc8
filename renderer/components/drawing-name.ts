/** The small line drawings: a key, a door, a meter, a drawer of a filing cabinet. */
export type DrawingName = 'key' | 'door' | 'meter' | 'drawer'
