/** A booked visit as far as it may be shown in lists: without anything about health, notes or people. */
export interface BookedVisit {
  /** The service's own id. */
  id: string
  /** RFC 3339, as the service gave them. */
  start: string
  end: string
  /** What is done, and in which time band; null when the service does not say. */
  operation: { id: string; label: string } | null
  timeBand: { id: string; label: string } | null
}
