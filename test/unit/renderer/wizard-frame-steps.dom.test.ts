import { fireEvent, screen, within } from '@testing-library/svelte'
import { describe, expect, test } from 'vitest'
import { Wizard } from '#renderer/wizards/frame/wizard.svelte.ts'
import { AskingWizard } from '#test/support/small-wizard/asking-wizard.svelte.ts'
import { smallForm } from '#test/support/small-wizard/small-form.ts'
import {
  draftOf,
  enter,
  errorAt,
  HEALTH,
  isAt,
  openSmall,
  press,
  smallWorld,
  toldErrors,
  type,
} from '#test/support/small-wizard/small-scene.ts'

/** The steps of the list beside the page, as those who hear it get them. */
const listed = () =>
  within(screen.getByRole('navigation', { name: 'Steps' }))
    .getAllByRole('listitem')
    .map((one) => one.textContent.replaceAll(/\s+/g, ' ').trim())

const focused = () => document.activeElement

/** The page with this heading has come up, and is read from there. */
const beginsAt = async (heading: string) => {
  const found = await isAt(heading)
  await expect.poll(focused).toBe(found)
}

/** Opens a draft of the small form on its check page. */
const atCheck = async (answers: Record<string, string> = {}) => {
  const scene = await openSmall(
    { ...smallWorld(), drafts: [draftOf({ answers: { ...draftOf().answers, ...answers } })] },
    { draftId: 'd1' },
  )
  await isAt('Check your answers')
  return scene
}

describe('step by step', () => {
  test('by keyboard, from the first page to the check; each page begins at its heading', async () => {
    await openSmall(smallWorld())
    await beginsAt('Who is visited?')
    expect(document.title).toBe('Who is visited? – Small visit – Handover')
    expect(screen.getByText('First things first.')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull()
    await type('Name', 'Aoife')
    await enter('Name')
    await beginsAt('When is the visit?')
    expect(screen.queryByText('First things first.')).toBeNull()
    await type('Day', 'Friday')
    await press('Continue')
    await beginsAt('Check your answers')
    expect(screen.getByText('Nothing was sent.')).toBeDefined()
  })

  test('Back goes back, and what was typed is there', async () => {
    await openSmall(smallWorld())
    await isAt('Who is visited?')
    await type('Name', 'Aoife')
    await press('Continue')
    await isAt('When is the visit?')
    await press('Back')
    await beginsAt('Who is visited?')
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Aoife')
  })

  test('a step that asks nothing of these answers is passed over, and is not listed', async () => {
    await openSmall(smallWorld())
    await isAt('Who is visited?')
    expect(screen.getByText('Step 1 of 3: Who')).toBeDefined()
    await type('Name', 'Aoife')
    await press('Continue')
    await isAt('When is the visit?')
    await type('Day', 'Friday')
    await fireEvent.click(screen.getByLabelText('It is about health'))
    expect(screen.getByText('Step 2 of 4: Visit')).toBeDefined()
    await press('Continue')
    await isAt('What are their needs?')
    await press('Back')
    await isAt('When is the visit?')
  })

  test('the list says how each stands, with its answer in short, and leads back', async () => {
    await openSmall(smallWorld())
    await isAt('Who is visited?')
    expect(listed()).toEqual(['1 Who Current step', '2 Visit To come', '3 Check and send To come'])
    await type('Name', 'Aoife')
    await press('Continue')
    await isAt('When is the visit?')
    expect(listed()[0]).toBe('Who Done Aoife')
    expect(screen.getByText('Visit').closest('li')?.getAttribute('aria-current')).toBe('step')
    // What is to come has to be reached in order.
    expect(screen.queryByRole('button', { name: 'Check and send' })).toBeNull()
    await type('Day', 'Friday')
    await press('Who')
    await beginsAt('Who is visited?')
    await press('Check and send')
    await isAt('Check your answers')
  })

  test('the list shows what is to be mended behind one, and what cannot be sent yet', async () => {
    await atCheck({ email: 'nonsense', day: 'Holiday' })
    expect(listed()).toEqual([
      'Who Needs mending',
      'Visit Blocked: Ctrl Hub’s number for holidays is not known',
      '3 Check and send Current step',
    ])
    await press('Visit')
    await isAt('When is the visit?')
  })
})

describe('what stands in the way of going on', () => {
  test('is told at its field and in the summary, which takes the focus and leads to the field', async () => {
    await openSmall(smallWorld())
    await isAt('Who is visited?')
    await type('E-mail (optional)', 'nonsense')
    await enter('Name')
    const words = ['Enter the name.', 'The e-mail address has no @. Look at it again.']
    expect(toldErrors()).toEqual(words)
    expect([errorAt('Name'), errorAt('E-mail (optional)')]).toEqual(words)
    expect(focused()).toBe(screen.getByRole('alert'))
    expect(document.title).toBe('Error: Who is visited? – Small visit – Handover')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Who is visited?')
    await fireEvent.click(screen.getByRole('link', { name: 'Enter the name.' }))
    expect(focused()).toBe(screen.getByLabelText('Name'))
    expect(window.location.hash).not.toBe('#name')
  })

  test('only what is on the step; the steps to come are not asked yet', async () => {
    await openSmall(smallWorld())
    await isAt('Who is visited?')
    await press('Continue')
    expect(toldErrors()).toEqual(['Enter the name.'])
  })

  test('an error goes when its field is answered; the others stay, and the focus stays where one types', async () => {
    await openSmall(smallWorld())
    await isAt('Who is visited?')
    await type('E-mail (optional)', 'nonsense')
    await press('Continue')
    await type('E-mail (optional)', 'nonsense@')
    expect(toldErrors()).toEqual(['Enter the name.'])
    expect(errorAt('E-mail (optional)')).toBe('')
    expect(focused()).toBe(screen.getByLabelText('E-mail (optional)'))
    // Trying again tells again, though it is the same.
    await press('Continue')
    expect(toldErrors()).toEqual(['Enter the name.'])
    expect(focused()).toBe(screen.getByRole('alert'))
    await type('Name', 'Aoife')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(document.title).toBe('Who is visited? – Small visit – Handover')
  })

  test('is not carried to another page', async () => {
    await openSmall(smallWorld())
    await isAt('Who is visited?')
    await type('Name', 'Aoife')
    await press('Continue')
    await isAt('When is the visit?')
    await press('Continue')
    expect(toldErrors()).toEqual(['Enter the day.'])
    await press('Back')
    await beginsAt('Who is visited?')
    expect(toldErrors()).toEqual([])
  })
})

describe('Change on the check page', () => {
  test('goes to the question, and Continue straight back', async () => {
    await atCheck()
    await press('Change the name')
    await isAt('Who is visited?')
    await expect.poll(focused).toBe(screen.getByLabelText('Name'))
    await type('Name', 'Brian')
    await press('Continue to check answers')
    await isAt('Check your answers')
    expect(screen.getByText('Brian', { selector: 'dd' })).toBeDefined()
  })

  test('does not wait for the draft', async () => {
    const never = new Promise<never>(() => {})
    await openSmall(
      { ...smallWorld(), drafts: [draftOf()] },
      { draftId: 'd1', calls: ({ drafts }) => ({ drafts: { ...drafts, save: () => never } }) },
    )
    await press('Change the name')
    await isAt('Who is visited?')
    await expect.poll(focused).toBe(screen.getByLabelText('Name'))
  })

  test('a change that needs more leads there first', async () => {
    await atCheck()
    await press('Change whether it is about health')
    await isAt('When is the visit?')
    await fireEvent.click(screen.getByLabelText('It is about health'))
    await press('Continue to check answers')
    await isAt('What are their needs?')
    await press('Continue to check answers')
    expect(toldErrors()[0]).toBe('Enter the needs.')
  })

  test('Back comes back to the check too, and from there to the last step', async () => {
    await atCheck()
    await press('Change the name')
    await isAt('Who is visited?')
    await press('Back')
    await isAt('Check your answers')
    await press('Back')
    await isAt('When is the visit?')
    expect(await screen.findByRole('button', { name: 'Continue' })).toBeDefined()
  })

  test('coming back by the list of steps is coming back: Back then leads to the last step', async () => {
    await atCheck()
    await press('Change the name')
    await isAt('Who is visited?')
    await press('Check and send')
    await isAt('Check your answers')
    await press('Back')
    await isAt('When is the visit?')
    expect(screen.getByRole('button', { name: 'Continue' })).toBeDefined()
  })
})

describe('the quick form', () => {
  test('asks everything on one page, each step under its title, and what was typed comes along', async () => {
    await openSmall(smallWorld())
    await isAt('Who is visited?')
    await type('Name', 'Aoife')
    await press('Quick form')
    await beginsAt('All questions on one page')
    expect(screen.queryByRole('navigation', { name: 'Steps' })).toBeNull()
    const regions = screen.getAllByRole('region').map((one) => one.querySelector('h2')?.textContent)
    expect(regions).toEqual(['Who', 'Visit'])
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Aoife')
    await type('Day', 'Friday')
    await press('One step at a time')
    // All is answered: the check is what is left.
    await isAt('Check your answers')
  })

  test('stops at everything at once, then leads to the check', async () => {
    await openSmall(smallWorld())
    await press('Quick form')
    await isAt('All questions on one page')
    await press('Check answers')
    expect(toldErrors()).toEqual(['Enter the name.', 'Enter the day.'])
    expect(focused()).toBe(screen.getByRole('alert'))
    await type('Name', 'Aoife')
    await type('Day', 'Friday')
    await enter('Day')
    await isAt('Check your answers')
    await press('Back')
    await isAt('When is the visit?')
  })

  test('one step at a time goes to the first that is open', async () => {
    await openSmall(smallWorld())
    await press('Quick form')
    await isAt('All questions on one page')
    await type('Name', 'Aoife')
    await press('One step at a time')
    await beginsAt('When is the visit?')
  })

  test('asks what the other answers call for', async () => {
    await openSmall(smallWorld())
    await press('Quick form')
    await isAt('All questions on one page')
    expect(screen.queryByLabelText('Needs')).toBeNull()
    await fireEvent.click(screen.getByLabelText('It is about health'))
    expect(screen.getByLabelText('Needs')).toBeDefined()
  })
})

describe('the agreement to health data', () => {
  test('goes on record with its basis, and the wording as it stood', async () => {
    const { core } = await openSmall(
      {
        ...smallWorld(),
        drafts: [draftOf({ step: 'health', answers: { ...draftOf().answers, medical: 'yes' } })],
      },
      { draftId: 'd1' },
    )
    await isAt('What are their needs?')
    await type('Needs', 'A ramp')
    await press('Continue')
    expect(toldErrors()).toHaveLength(5)
    expect(errorAt('They agreed that it is recorded')).toContain('recorded')
    await fireEvent.click(screen.getByLabelText('They agreed that it is recorded'))
    await fireEvent.click(screen.getByLabelText('They agreed that it is shared with whoever visits'))
    expect(errorAt('They agreed that it is recorded')).toBe('')
    await type('Who said so', 'Aoife')
    await fireEvent.change(screen.getByLabelText('How'), { target: { value: 'telephone' } })
    for (const [part, value] of Object.entries({ Day: '20', Month: '11', Year: '2026' }))
      await type(part, value)
    await press('Continue')
    await isAt('Check your answers')
    const { needs: _needs, ...agreement } = HEALTH
    expect(core.world.drafts[0]?.answers).toMatchObject({ ...agreement, needs: 'A ramp' })
    await press('Health')
    await isAt('What are their needs?')
    await fireEvent.click(screen.getByLabelText('They agreed that it is recorded'))
    await press('Continue')
    expect(toldErrors()).toHaveLength(1)
  })
})

describe('what one kind adds', () => {
  async function openAsking() {
    const made: AskingWizard[] = []
    const scene = await openSmall(smallWorld(), {
      make: (session, ground) => {
        const wizard = new AskingWizard(session, smallForm, ground)
        made.push(wizard)
        return wizard
      },
    })
    await isAt('Who is visited?')
    const [wizard] = made
    if (wizard === undefined) throw new Error('No wizard was made.')
    return { ...scene, wizard }
  }

  test('it is asked before a step is left, once nothing is missing, and may say no', async () => {
    const { wizard } = await openAsking()
    await press('Continue')
    expect(wizard.left).toEqual([])
    await type('Name', 'Aoife')
    await press('Continue')
    expect(wizard.left).toEqual(['who'])
    expect(await isAt('Who is visited?')).toBeDefined()
    wizard.allows = true
    await press('Continue')
    await isAt('When is the visit?')
  })

  test('the quick form asks it of every step, and stays when one says no', async () => {
    const { wizard } = await openAsking()
    await press('Quick form')
    await isAt('All questions on one page')
    await type('Name', 'Aoife')
    await type('Day', 'Friday')
    await press('Check answers')
    expect(wizard.left).toEqual(['who'])
    await isAt('All questions on one page')
    wizard.allows = true
    wizard.left.length = 0
    await press('Check answers')
    await isAt('Check your answers')
    expect(wizard.left).toEqual(['who', 'visit'])
    expect(wizard.checked).toBe(1)
  })

  test('while it asks, the button says so and is not pressed again', async () => {
    const { wizard } = await openAsking()
    await type('Name', 'Aoife')
    wizard.isAsking = true
    const button = await screen.findByRole('button', { name: 'Asking' })
    expect(button.getAttribute('aria-busy')).toBe('true')
    await fireEvent.click(button)
    expect(wizard.left).toEqual([])
  })

  test('nothing leads on from the step at which the answers end', async () => {
    const { wizard } = await openAsking()
    wizard.set('name', 'Nobody')
    await expect.poll(() => screen.queryByRole('button', { name: 'Continue' })).toBeNull()
    await press('Quick form')
    await isAt('All questions on one page')
    expect(screen.queryByLabelText('Day')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Check answers' })).toBeNull()
  })
})

test('a wizard that cannot be opened says why, and is opened by trying again', async () => {
  let fails = true
  await openSmall(smallWorld(), {
    make: (session, ground) => {
      if (fails) throw new Error('No.')
      return new Wizard(session, smallForm, ground)
    },
  })
  await isAt('Small visit')
  expect((await screen.findByRole('alert')).textContent).toContain('It could not be opened')
  await press('Try again')
  expect(await screen.findByRole('alert')).toBeDefined()
  fails = false
  await press('Try again')
  await isAt('Who is visited?')
})
