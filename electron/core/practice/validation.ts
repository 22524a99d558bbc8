import { isObjectType, type BodyError, type Model, type ObjectType } from './model.ts'

/**
 * ASP.NET's data annotations. `[Required]` refuses a missing or blank string and a missing object; a value type always
 * has a value, so a missing one passes (acquaint.md 1.6).
 */
export function validate(model: Model, type: ObjectType, path = ''): BodyError[] {
  return type.members.flatMap((member) => {
    const here = path === '' ? member.name : `${path}.${member.name}`
    const value = model[member.name] ?? null
    if (member.required === true && (value === null || (typeof value === 'string' && value.trim() === ''))) {
      return [{ path: here, message: `The ${member.name} field is required.` }]
    }
    if (member.length !== undefined && typeof value === 'string') {
      const { min, max } = member.length
      if (value.length < min || value.length > max) {
        return [
          {
            path: here,
            message: `The field ${member.name} must be a string with a minimum length of ${min} and a maximum length of ${max}.`,
          },
        ]
      }
    }
    return isObjectType(member.type) && typeof value === 'object' && value !== null
      ? validate(value, member.type, here)
      : []
  })
}
