/** Somebody's name as it is written on a letter: the title when there is one, first and last name. */
export function personNameOf(person: { title: string; first_name: string; last_name: string }): string {
  return [person.title, person.first_name, person.last_name].filter((part) => part !== '').join(' ')
}
