import type { Answer } from '../exchange.ts'
import { addressOf, documentAnswer, resourcesIn } from './document.ts'
import type { Kind, Row } from './kind.ts'
import type { Request } from './request.ts'
import type { Shape } from './shape.ts'

/** 201 with the resource, and `Location` as its own link has it. */
export function createdAnswer(kind: Kind, id: number, shape: Shape, request: Request): Answer {
  const row = rowAt(kind, id, request)
  return {
    ...documentAnswer(resourcesIn(row, shape, request), 201),
    headers: { Location: addressOf(request, row) },
    recorded: { id: String(id) },
  }
}

/** 200 with the resource. */
export const updatedAnswer = (kind: Kind, id: number, shape: Shape, request: Request): Answer => ({
  ...documentAnswer(resourcesIn(rowAt(kind, id, request), shape, request)),
  recorded: { id: String(id) },
})

function rowAt(kind: Kind, id: number, { books }: Request): Row {
  const row = kind.row(books, id)
  if (row === null) throw new Error(`What was written, ${kind.type} ${id}, is not there.`)
  return row
}
