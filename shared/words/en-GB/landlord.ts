/** What is asked of a landlord who lets their own homes: at the first start, and in the Settings. */
export const landlord = {
  firstName: { label: 'First name', hint: 'Leave it empty for a company.' },
  lastName: 'Last name or company',
  postCode: 'Eircode or postcode',
  country: { label: 'Country', choose: 'Choose a country' },
}
