import { counted } from '../counted.ts'

/** How far the sending is, and how long something takes. */
export const progress = {
  underMinute: 'less than a minute',
  minutes: (minutes: number) => `about ${counted(minutes, 'minute')}`,
  hours: (hours: number) => `about ${counted(hours, 'hour')}`,
  sent: (settled: number, total: number) =>
    `${settled.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} sent`,
  left: (time: string) => `${time} left`,
  pace: (perMinute: number) => `${perMinute.toLocaleString('en-GB')} a minute`,
  /** What holds it up. */
  paused: { title: 'Paused', text: 'Nothing more is sent until you resume. Answers still come in.' },
  offline: {
    title: 'Offline',
    text: (left: number) =>
      `This computer has no network. ${left === 1 ? '1 waits and goes by itself' : `${left.toLocaleString('en-GB')} wait and go by themselves`} when it is back.`,
  },
  held: {
    title: (time: string) => `Held until ${time}`,
    text: 'The service asked to be left alone until then. Handover goes on by itself.',
  },
}
