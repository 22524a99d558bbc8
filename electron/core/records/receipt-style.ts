/** The receipt's own style: it is kept and printed away from the app, so it takes nothing from the app's sheets. */
export const RECEIPT_STYLE = `
:root { --page: #faf9f6; --card: #ffffff; --ink: #1b2330; --muted: #5a6472; --line: #868e9a; --attention: #8a5300; }
@media (prefers-color-scheme: dark) {
  :root { --page: #12161b; --card: #1a2027; --ink: #ece9e2; --muted: #a3acb8; --line: #6e7884; --attention: #f2b84b; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 32px 16px; background: var(--page); color: var(--ink);
  font: 15px/1.5 Inter, system-ui, sans-serif; }
main { max-width: 480px; margin: 0 auto; padding: 24px; background: var(--card);
  border: 2px dotted var(--line); border-radius: 8px; }
h1 { margin: 0; font-size: 18px; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 24px 0 4px; font-size: 15px; line-height: 1.25; }
p { margin: 0 0 12px; }
.case { margin: 12px 0 16px; font-size: 40px; line-height: 1.25; font-weight: 600; overflow-wrap: anywhere;
  font-variant-numeric: tabular-nums; }
.practice { margin: 0 0 16px; padding: 8px 12px; border: 2px solid var(--attention); border-radius: 8px;
  color: var(--attention); font-weight: 600; }
.word { padding-left: 12px; border-left: 4px solid var(--line); }
dl { margin: 16px 0 0; padding-top: 16px; border-top: 2px dotted var(--line); }
dl div { display: grid; grid-template-columns: 9em 1fr; gap: 12px; padding: 2px 0; break-inside: avoid; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.proof { font-size: 13px; }
.proof dd { font-family: ui-monospace, monospace; }
.quiet { margin: 12px 0 0; font-size: 13px; color: var(--muted); }
@media (max-width: 420px) { dl div { grid-template-columns: 1fr; gap: 0; } }
@media print {
  :root { --page: #ffffff; --card: #ffffff; --ink: #000000; --muted: #333333; --line: #666666; --attention: #000000; }
  body { padding: 0; }
  main { margin: 0; max-width: none; width: 100mm; }
  @page { margin: 15mm; }
}
`

/** What a batch's page has besides: a table as wide as the paper. */
export const BATCH_STYLE = `
main { max-width: 1100px; }
table { width: 100%; margin-top: 24px; border-collapse: collapse; font-size: 13px; }
th, td { padding: 6px 12px 6px 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top;
  overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
thead { display: table-header-group; }
thead th { border-top: 0; color: var(--muted); font-weight: 600; overflow-wrap: normal; }
tbody tr { break-inside: avoid; }
td.proof { width: 30%; font-family: ui-monospace, monospace; font-size: 11px; }
pre { margin: 8px 0 0; white-space: pre-wrap; font-size: 11px; }
@media (max-width: 640px) { table, thead, tbody, tr, th, td { display: block; } td.proof { width: auto; } }
@media print { main { width: auto; padding: 0; border: 0; } @page { size: A4 landscape; } }
`
