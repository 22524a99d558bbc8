import { text, type ProblemText } from './problem-text.ts'

/** Every problem of a file of rows: of the file itself, of its columns, and of a cell. No text quotes a cell. */
export const IMPORT_TEXTS = {
  // The file
  'HO-IMPORT-EMPTY': text(
    'A file that was to be imported has nothing in it.',
    'This file is empty.',
    'Choose the file with the rows, or save it again.',
  ),
  'HO-IMPORT-NO-ROWS': text(
    'A file that was to be imported has a header row and nothing below it.',
    'There are no rows below the header row.',
    'Put one row for each home below the header.',
  ),
  'HO-IMPORT-SPREADSHEET': text(
    'A spreadsheet was given where a CSV file is needed.',
    'This is a spreadsheet, not a CSV file.',
    'Open it and save it as CSV (in Excel: File, Save as, CSV UTF-8), then choose that file.',
  ),
  'HO-IMPORT-NOT-TEXT': text(
    'A file that was to be imported is not text.',
    'This is not a text file.',
    'Choose a CSV file. A spreadsheet has to be saved as CSV first.',
  ),
  'HO-IMPORT-UTF-16': text(
    'A file that was to be imported is saved as Unicode text of another sort (UTF-16).',
    'This file is saved as UTF-16.',
    'Save it as CSV UTF-8.',
  ),
  'HO-IMPORT-QUOTES': text(
    'Quotation marks in a file do not close, so it cannot be told where its cells end.',
    'A quotation mark is opened and not closed, so it cannot be told where cells end.',
    'Open the file in a spreadsheet, look at that row, and save it as CSV again.',
  ),
  'HO-IMPORT-TOO-MANY-ROWS': text(
    'A file has more rows than are imported at once.',
    'This file has more than 50,000 rows.',
    'Split it into several files.',
  ),
  'HO-IMPORT-TOO-MANY-COLUMNS': text(
    'A file has more columns than can be read.',
    'This file has more than 500 columns.',
    'Take out the columns that are not needed. If there are not so many, choose another delimiter.',
  ),

  // Its columns
  'HO-IMPORT-HEADER-TWICE': text(
    'Two columns of a file have the same name, so it cannot be told which is which.',
    'Two columns have the same name, so it cannot be told which is which.',
    'Rename one of them in the file, or choose what each holds.',
  ),
  'HO-IMPORT-TARGET-TWICE': text(
    'Two columns of a file were chosen for the same thing.',
    'Two columns are to hold this.',
    'Choose one of them.',
  ),
  'HO-IMPORT-NO-COLUMN': text(
    'No column of a file holds something that every row needs.',
    'No column holds this, and every row needs it.',
    'Choose the column that holds it, or add one to the file.',
  ),

  // A row
  'HO-IMPORT-TOO-MANY-CELLS': text(
    'A row has more cells than the header row.',
    'This row has more cells than the header row.',
    'Look for a cell that was split in two, and empty the cells beyond the last column.',
  ),
  'HO-IMPORT-TOO-FEW-CELLS': text(
    'A row has fewer cells than the header row.',
    'This row has fewer cells than the header row.',
    'Check that every cell stands in its own column.',
  ),
  'HO-IMPORT-ALREADY': text(
    'A row of a file was queued or sent already, from an earlier file or by itself.',
    'Handover has this already.',
    'Nothing needs to be done: it is not queued again.',
  ),
  'HO-IMPORT-ANOTHER-PERSON': text(
    'The same meter and day are in an earlier submission already, for another person.',
    'This home and day are in an earlier submission already, for another person.',
    'Compare it with the earlier one. If both are meant, send this one by itself and say why.',
  ),
  'HO-IMPORT-ANOTHER-PERSON-IN-FILE': text(
    'Two rows of a file are about the same meter and day, for different persons.',
    'An earlier row has the same home and day, for another person.',
    'Keep the one that is right.',
  ),
  'HO-IMPORT-SAME-ROW': text(
    'Two rows of a file are the same; the later one is left out.',
    'An earlier row is the same.',
    'Nothing needs to be done: it is queued once.',
  ),

  // A cell
  'HO-IMPORT-DATE': text(
    'A cell holds a date that is not real, or is written in another order than the rest of the file.',
    'This is not a date in the order that was chosen for this file.',
    'Write it in that order, such as 20/11/2026, or as 2026-11-20. The same order holds for every row.',
  ),
  'HO-IMPORT-DATE-YEAR': text(
    'A cell holds a date whose year has two digits.',
    'The year of this date has two digits.',
    'Write the year with four digits.',
  ),
  'HO-IMPORT-EXPONENT': text(
    'A spreadsheet turned a long number into a short form and its last digits are lost.',
    'The spreadsheet shortened this number, and its last digits are lost.',
    'Format the column as text in the spreadsheet, type the number in again, and save.',
  ),
  'HO-IMPORT-NOT-DIGITS': text(
    'A cell holds something other than digits where a whole number belongs.',
    'This must be a whole number.',
    'Write it in digits only.',
  ),
  'HO-IMPORT-NOT-YES-NO': text(
    'A cell should say yes or no.',
    'This must be yes or no.',
    'Write yes, no, true or false.',
  ),
  'HO-IMPORT-WORD': text(
    'A cell holds a word that the connection’s codes do not have.',
    'This word is not among the codes of the connection.',
    'Use one of its words or numbers, or add it to the codes on the connection’s page.',
  ),
  'HO-IMPORT-CODE-NOT-KNOWN': text(
    'The service’s number for a choice is not known yet.',
    'Acquaint’s number for this is not known.',
    'Ask Acquaint for it and enter it in the codes on the connection’s page.',
  ),
  'HO-IMPORT-CONSENT': text(
    'The recorded basis of a row is not whole.',
    'This part of the recorded basis is missing or wrong.',
    'Fill it in, or leave every column of the basis empty.',
  ),
} as const satisfies Readonly<Record<string, ProblemText>>
