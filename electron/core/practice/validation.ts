import { isObjectType, type BodyError, type Model, type ObjectType } from './model.ts'

/**
 * ASP.NET's data annotations. `[Required]` refuses a missing or blank string and a missing object; a value type always
 * has a value, so a missing one passes (acquaint.md 1.6).
 */
export function validate(model: Model, type: ObjectType, path = ''): BodyError[] {
  const errors: BodyError[] = []
  for (const member of type.members) {
    const here = path === '' ? member.name : `${path}.${member.name}`
    const value = model[member.name] ?? null
    if (member.required === true && (value === null || (typeof value === 'string' && value.trim() === ''))) {
      errors.push({ path: here, message: `The ${member.name} field is required.` })
    } else if (typeof value === 'string') {
      const { min, max } = member.length ?? { min: 0, max: Infinity }
      if (value.length < min || value.length > max) {
        errors.push({
          path: here,
          message: `The field ${member.name} must be a string with a minimum length of ${min} and a maximum length of ${max}.`,
        })
      }
    } else if (isObjectType(member.type) && typeof value === 'object' && value !== null) {
      errors.push(...validate(value, member.type, here))
    }
  }
  return errors
}
