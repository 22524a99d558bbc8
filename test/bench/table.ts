import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os'
import { reaches, type Row } from './row.ts'

/** The rows as a Markdown table, which can be read as it is and goes into the README as it is. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [
    ['What', 'Handover', 'Beside', 'Measured', 'Goal', 'Least', ''],
    ...rows.map((row) => [
      row.name,
      row.ours,
      row.beside === '' ? '–' : row.beside,
      figure(row.value, row.unit),
      bound(row, row.goal),
      bound(row, row.least),
      verdict(row),
    ]),
  ]
  const widths =
    lines[0]?.map((_, place) => Math.max(3, ...lines.map((line) => line[place]?.length ?? 0))) ?? []
  const written = lines.map(
    (line) => `| ${line.map((cell, place) => cell.padEnd(widths[place] ?? 0)).join(' | ')} |`,
  )
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [written[0], rule, ...written.slice(1)].join('\n')
}

/** What the figures were measured on. */
export function machine(): string {
  const processors = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const load = loadavg()[0]?.toFixed(1) ?? '?'
  return [
    `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${memory} GB`,
    `${platform()} ${release()} ${arch()}, Node ${process.versions.node}`,
    `load ${load} when it began`,
  ].join('; ')
}

function verdict(row: Row): string {
  if (reaches(row, row.goal)) return 'goal'
  return reaches(row, row.least) ? 'least' : 'missed'
}

function bound({ better, unit }: Row, value: number): string {
  return `${better === 'more' ? '≥' : '≤'} ${figure(value, unit)}`
}

/** Three digits are as much as a measurement is worth. */
function figure(value: number, unit: Row['unit']): string {
  const text = value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
  return `${text.replace(/\.0+$/, '')} ${unit}`
}
