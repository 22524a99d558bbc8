/** What the codes of an import mean besides those of its rows, in one sentence for the help. */
export const IMPORT_CODES: Readonly<Record<string, string>> = {
  'HO-IMPORT-KIND': 'Rows of a file cannot become submissions of this kind.',
  'HO-IMPORT-WHOLE': 'Every piece of the file had come already.',
  'HO-IMPORT-TOO-BIG': 'A file was larger than is imported.',
  'HO-IMPORT-PIECES': 'A piece of the file has not come.',
  'HO-IMPORT-NOT-READ': 'The rows of the file were asked for before it was read.',
  'HO-IMPORT-STOPPED': 'Reading the file was stopped.',
  'HO-IMPORT-CHANGED':
    'The connection was changed while the rows of the file were being queued, so none of them was.',
  'HO-IMPORT-QUEUING': 'The rows of the file are just being queued, so nothing else can be done with it.',
  'HO-IMPORT-PARTLY-QUEUED':
    'Rows of the file are queued already, so it cannot be read with another separator.',
  'HO-IMPORT-QUEUED': 'The row is a submission already and can no longer be changed in the file.',
  'HO-IMPORT-NONE-READY': 'No row of the file is ready to be queued.',
  'HO-IMPORT-CONNECTION': 'The connection that the file was for is no longer there.',
}
