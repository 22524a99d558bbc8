import type { ObjectType } from '../model.ts'
import type { Action } from './action.ts'

/**
 * An action that creates a switch. The answer of the landlord's and purchaser's is deduced to be the tenant's
 * (acquaint.md 1.5), and so is the status 200. As in .NET, a switch type or meter type that was left out is 0 and passes.
 */
export const switchAction = (route: string, body: ObjectType): Action => ({
  route,
  parameter: 'newSwitch',
  body,
  answer(_model, state) {
    const recorded = state.record()
    return {
      status: 200,
      recorded,
      model: {
        root: 'CreateSwitchResponse',
        members: [
          { name: 'CaseID', value: recorded.caseID },
          { name: 'SwitchOverID', value: recorded.switchOverID },
        ],
      },
    }
  },
})
