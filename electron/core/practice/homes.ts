import type { SampleHome } from '#shared/contract/homes.ts'

type Answers = Record<string, string>

const tenant = (
  title: string,
  firstName: string,
  lastName: string,
  phone: string,
  dateOfBirth: string,
): Answers => ({
  'tenant.title': title,
  'tenant.firstName': firstName,
  'tenant.lastName': lastName,
  'tenant.telephoneNumber': phone,
  'tenant.email': `${firstName}.${lastName}@example.com`.toLowerCase().replace(/[^a-z.@]/g, ''),
  'tenant.dateOfBirth': dateOfBirth,
  'tenant.criticalCare': 'no',
})

/** Two landlords own them all, as an agency's homes are owned. Phone numbers are kept for drama by ComReg and Ofcom. */
const IRISH_LANDLORD: Answers = {
  'landlord.title': 'Mr',
  'landlord.firstName': 'Declan',
  'landlord.lastName': 'Hennessy',
  'landlord.telephoneNumber': '+353 20 910 4417',
  'landlord.email': 'declan.hennessy@example.org',
  'landlord.country': 'IE',
  'landlord.address.propertyName': 'Mill House',
  'landlord.address.street': 'Weaver Road',
  'landlord.address.town': 'Navan',
  'landlord.address.region': 'Co. Meath',
  'landlord.address.postCode': 'C15 R8Y4',
}

const NORTHERN_LANDLORD: Answers = {
  'landlord.title': 'Mrs',
  'landlord.firstName': 'Heather',
  'landlord.lastName': 'Magill',
  'landlord.telephoneNumber': '+44 28 9649 6122',
  'landlord.email': 'heather.magill@example.org',
  'landlord.country': 'GB-NIR',
  'landlord.address.propertyName': '8',
  'landlord.address.street': 'Orchard Close',
  'landlord.address.town': 'Lisburn',
  'landlord.address.region': 'Co. Antrim',
  'landlord.address.postCode': 'BT28 1AA',
}

const address = (
  propertyName: string,
  street: string,
  locality: string,
  town: string,
  region: string,
  postCode: string,
): Answers => ({
  'property.address.propertyName': propertyName,
  'property.address.street': street,
  ...(locality === '' ? {} : { 'property.address.locality': locality }),
  'property.address.town': town,
  'property.address.region': region,
  'property.address.postCode': postCode,
})

const gas = (gprn: string, reading: string): Answers => ({
  'property.gprn': gprn,
  'property.payAsYouGoGasMeter': 'no',
  'meterReadings.gasMeterRead': reading,
})

const twentyFourHour = (mprn: string, reading: string): Answers => ({
  'property.mprn': mprn,
  meterType: 'twenty-four-hour',
  'meterReadings.twentyFourHourMeterRead': reading,
})

/**
 * Ten homes to try the wizard with, filled in for a tenancy that starts `today` (`yyyy-MM-dd`). People, streets and
 * numbers are invented. What the lookup says of each is in meter-points.ts.
 */
export function sampleHomes(today: string): SampleHome[] {
  const home = (id: string, label: string, teaches: string, ...parts: Answers[]): SampleHome => ({
    id,
    label,
    teaches,
    answers: parts.reduce<Answers>((all, part) => ({ ...all, ...part }), {
      country: 'IE',
      tenancyStartDate: today,
      'meterReadings.meterReadingDate': today,
    }),
  })
  return [
    home(
      'linnet-row',
      '14 Linnet Row, Dublin 7',
      'Everything matches: electricity and gas, 24-hour meter',
      { supply: 'electricity-and-gas' },
      address('14', 'Linnet Row', 'Phibsborough', 'Dublin 7', 'Co. Dublin', 'D07 P2K8'),
      twentyFourHour('10000000101', '48213'),
      gas('1000101', '7754'),
      tenant('Ms', 'Aoife', 'Brannigan', '+353 20 910 1284', '1993-04-17'),
      IRISH_LANDLORD,
    ),
    home(
      'ferry-quay',
      'Apartment 3, Ferry Quay, Cork',
      'Electricity only, with a code of practice',
      { supply: 'electricity' },
      address('Apartment 3', 'Ferry Quay', '', 'Cork', 'Co. Cork', 'T12 W6V3'),
      twentyFourHour('10000000202', '15077'),
      tenant('Mr', 'Tomasz', 'Wilk', '+353 20 910 2231', '1988-11-02'),
      IRISH_LANDLORD,
    ),
    home(
      'turf-lane',
      'Rose Cottage, Turf Lane, Galway',
      'Day and night meter: two readings',
      { supply: 'electricity', meterType: 'day-and-night', 'property.mprn': '10000000303' },
      { 'meterReadings.dayMeterRead': '22910', 'meterReadings.nightMeterRead': '9034' },
      address('Rose Cottage', 'Turf Lane', 'Barna', 'Galway', 'Co. Galway', 'H91 K4D9'),
      tenant('Mrs', 'Gráinne', 'Ó Fátharta', '+353 20 911 3306', '1979-06-25'),
      IRISH_LANDLORD,
    ),
    home(
      'weir-view',
      '27 Weir View, Limerick',
      'Smart meter: day, night and peak readings, and gas',
      { supply: 'electricity-and-gas', meterType: 'smart', 'property.mprn': '10000000404' },
      {
        'meterReadings.dayMeterRead': '3120',
        'meterReadings.nightMeterRead': '1408',
        'meterReadings.peakMeterRead': '655',
      },
      address('27', 'Weir View', 'Corbally', 'Limerick', 'Co. Limerick', 'V94 N8X2'),
      gas('0000404', '3391'),
      tenant('Dr', 'Ngozi', 'Adeyemi', '+353 20 911 4478', '1985-01-30'),
      IRISH_LANDLORD,
    ),
    home(
      'glass-street',
      '19 Glass Street, Waterford',
      'The lookup answers with another address',
      { supply: 'electricity-and-gas' },
      address('19', 'Glass Street', '', 'Waterford', 'Co. Waterford', 'X91 F5P7'),
      twentyFourHour('10000000505', '60342'),
      gas('1000505', '12006'),
      tenant('Mr', 'Cian', 'Delahunty', '+353 20 912 0511', '1996-09-09'),
      IRISH_LANDLORD,
    ),
    home(
      'abbey-lane',
      'The Old Forge, Abbey Lane, Kilkenny',
      'The supply is switched off (de-energised)',
      { supply: 'electricity-and-gas' },
      address('The Old Forge', 'Abbey Lane', '', 'Kilkenny', 'Co. Kilkenny', 'R95 T7E4'),
      twentyFourHour('10000000606', '33518'),
      gas('1000606', '4410'),
      tenant('Ms', 'Siobhán', 'Carrick', '+353 20 912 1640', '1990-12-05'),
      IRISH_LANDLORD,
    ),
    home(
      'harbour-steps',
      '2 Harbour Steps, Sligo',
      'The meter point is closed (terminated)',
      { supply: 'electricity-and-gas' },
      address('2', 'Harbour Steps', 'Rosses Point', 'Sligo', 'Co. Sligo', 'F91 H2W5'),
      twentyFourHour('10000000707', '71195'),
      gas('1000707', '9902'),
      tenant('Mr', 'Eoin', 'Tarpey', '+353 20 912 2785', '1982-03-21'),
      IRISH_LANDLORD,
    ),
    home(
      'barrow-court',
      '5 Barrow Court, Carlow',
      'The lookup does not know this number',
      { supply: 'electricity-and-gas' },
      address('5', 'Barrow Court', '', 'Carlow', 'Co. Carlow', 'R93 D6H2'),
      twentyFourHour('10000000808', '5820'),
      gas('1000808', '1733'),
      tenant('Miss', 'Katie', 'Purcell', '+353 20 913 0822', '2001-08-14'),
      IRISH_LANDLORD,
    ),
    home(
      'linenhall-terrace',
      '41 Linenhall Terrace, Belfast',
      'Northern Ireland: a number that starts with 81, and a UK postcode',
      { country: 'GB-NIR', supply: 'electricity' },
      address('41', 'Linenhall Terrace', '', 'Belfast', 'Co. Antrim', 'BT7 1NN'),
      twentyFourHour('81000000909', '27641'),
      tenant('Mr', 'Rory', 'McIlwaine', '+44 28 9649 6340', '1987-05-11'),
      NORTHERN_LANDLORD,
    ),
    home(
      'canal-walk',
      '33 Canal Walk, Naas',
      'Gas only: no MPRN and no lookup',
      { supply: 'gas' },
      address('33', 'Canal Walk', '', 'Naas', 'Co. Kildare', 'W91 Y3T8'),
      gas('1001010', '6648'),
      tenant('Ms', 'Ewa', 'Nowak', '+353 20 913 1977', '1994-02-28'),
      IRISH_LANDLORD,
    ),
  ]
}
