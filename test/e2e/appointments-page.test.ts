import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import { beforeEach, describe, expect, test } from 'vitest'
import { dayWithName, mondayOf, weekWords } from '#shared/domain/booked-days.ts'
import { addDays, today } from '#shared/domain/calendar-date.ts'
import { readCalendar, readText, readUtc } from '#test/unit/appointments/ics-reader.ts'
import { expectAccessible } from './support/accessible.ts'
import { needsScreens } from './support/host-kind.ts'
import { Keyboard } from './support/keyboard.ts'
import { goTo } from './support/lived-in-profile.ts'
import type { Host } from './support/practice-windows.ts'
import { practiceScreens } from './support/screens.ts'
import { isAt } from './support/wizard-steps.ts'

const APPOINTMENTS = '/v3/orgs/3f8e2c10-0001-4a00-8000-000000000001/customers/appointments'

describe.skipIf(needsScreens())('the page of appointments', () => {
  const screens = practiceScreens()
  let host: Host
  let page: Page

  beforeEach(() => {
    host = screens.host
  })

  async function open(width = 1280): Promise<Keyboard> {
    page = await screens.openAsAgent({ width, height: 800 })
    await goTo(page, '#/appointments', 'Appointments')
    return new Keyboard(page)
  }

  const shows = (words: string) => page.getByRole('heading', { level: 2, name: words, exact: true }).waitFor()
  const cards = () => page.getByRole('article')

  /** The practice visits of a week, as the core reads them. */
  async function bookedInWeekOf(day: string) {
    const from = mondayOf(day)
    const { appointments } = await host.client.ctrlHub.appointments({
      connectionId: 'practice-ctrl-hub',
      from,
      to: addDays(from, 6),
    })
    expect(appointments.length).toBeGreaterThan(2)
    return appointments
  }

  async function downloaded(press: () => Promise<void>) {
    const [download] = await Promise.all([page.waitForEvent('download'), press()])
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
  }

  test('shows the week that is booked, moves on and back by keyboard, and goes to one day', async () => {
    const keyboard = await open()
    const now = today()
    const enter = async (id: string) => {
      await keyboard.walkTo(id)
      await page.keyboard.press('Enter')
    }
    await shows(weekWords(now))
    const booked = await bookedInWeekOf(now)
    await expect.poll(() => cards().count()).toBe(booked.length)
    for (const { operation } of booked)
      await page
        .getByText(operation?.label ?? '')
        .first()
        .waitFor()
    await expectAccessible(page)

    await enter('after')
    await shows(weekWords(addDays(now, 7)))
    const next = await bookedInWeekOf(addDays(now, 7))
    await expect.poll(() => cards().count()).toBe(next.length)

    await enter('today')
    await shows(weekWords(now))
    await keyboard.choose('view', 'day')
    await shows(dayWithName(now))
    await expectAccessible(page)
    // To the day before, until there is a visit on it.
    for (let day = now; (await cards().count()) === 0; day = addDays(day, -1)) {
      await enter('before')
      await shows(dayWithName(addDays(day, -1)))
      await page.waitForTimeout(200)
    }
    await expectAccessible(page)
  })

  test('gives the week and one visit as calendar files, without anything of health or notes', async () => {
    const keyboard = await open()
    const booked = await bookedInWeekOf(today())
    await expect.poll(() => cards().count()).toBe(booked.length)

    const week = await downloaded(() => keyboard.press('Save this week to a calendar'))
    expect(week.name).toBe(`handover-visits-week-of-${mondayOf(today())}.ics`)
    const events = readCalendar(week.text).inside.map(({ properties }) => properties)
    expect(
      events.map((event) => ({
        id: event.get('UID'),
        start: readUtc(event.get('DTSTART') ?? ''),
        end: readUtc(event.get('DTEND') ?? ''),
        summary: readText(event.get('SUMMARY') ?? ''),
      })),
    ).toEqual(
      booked.map(({ id, start, end, operation }) => ({
        id: `${id}@appointments.handover`,
        start: Date.parse(start),
        end: Date.parse(end),
        summary: `Visit: ${operation?.label ?? ''}`,
      })),
    )

    await page.keyboard.press('Tab')
    const one = await downloaded(() => keyboard.press('Save'))
    expect(one.name).toMatch(/^handover-visit-\d{4}-\d{2}-\d{2}\.ics$/)
    expect(readCalendar(one.text).inside).toHaveLength(1)
    // What the practice visits say besides.
    for (const { text } of [week, one])
      expect(text).not.toMatch(/Ring on arrival|Park in the yard|Checked with the office|medical|ECR|animal/i)
  })

  test('tells that the service failed, and reads again', async () => {
    const booked = (await bookedInWeekOf(today())).length
    host.practice.addFaults([{ path: APPOINTMENTS, method: 'GET', do: 'status', status: 500, times: 20 }])
    const keyboard = await open()
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    expect(await cards().count()).toBe(0)
    expect(await page.getByText('No visits are booked').count()).toBe(0)
    await expectAccessible(page)
    // The service fails for some readings more; how long each takes is not ours to say.
    const readAgain = async () => {
      if ((await cards().count()) === 0) await keyboard.press('Read again')
      await page.waitForTimeout(300)
      return cards().count()
    }
    await expect.poll(readAgain).toBe(booked)
  })

  test('begins with one day in a narrow window, which is a page at 400 %', async () => {
    const keyboard = await open(320)
    await shows(dayWithName(today()))
    await expectAccessible(page)
    await keyboard.choose('view', 'week')
    await shows(weekWords(today()))
    await expect.poll(() => cards().count()).toBe((await bookedInWeekOf(today())).length)
    await expectAccessible(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })

  test('leads to the booking of a visit', async () => {
    const keyboard = await open()
    await keyboard.press('Book a visit')
    await isAt(page, 'Which home is visited?')
  })
})
