import { decodeForm } from '#core/practice/form-body.ts'
import { decodeJson } from '#core/practice/json-body.ts'
import { decodeXml } from '#core/practice/xml-body.ts'
import { NEW_TENANT_SWITCH } from '#core/practice/acquaint/types.ts'
import type { Decoded } from '#core/practice/model.ts'

export const asJson = (text: string): Decoded => decodeJson(text, NEW_TENANT_SWITCH)
export const asXml = (text: string): Decoded => decodeXml(text, NEW_TENANT_SWITCH)
export const asForm = (text: string): Decoded => decodeForm(text, NEW_TENANT_SWITCH)
