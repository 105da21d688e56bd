import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { NoAnswer, Refused } from '@/api/http'
import { useReading, type Keeper } from '@/lib/reading'

const services = vi.hoisted(() => ({ startReading: vi.fn(), finishReading: vi.fn() }))
vi.mock('@/api/services', () => services)

const memory = (): Keeper & { size: () => number } => {
  const map = new Map<string, string>()
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    size: () => map.size,
  }
}
const open = (keeper: Keeper) => effectScope().run(() => useReading('a1', keeper))!

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T01:00:00Z') })
  services.startReading.mockReset().mockResolvedValue({ id: 'r1', startedAt: '', secondsToRead: 10 })
  services.finishReading.mockReset().mockResolvedValue({ read: true, events: ['e1'] })
})
afterEach(() => vi.useRealTimers())

describe('a reading', () => {
  it('can be finished when its time is up, and not before', async () => {
    const reading = open(memory())
    await reading.start()

    expect(reading.state.value).toBe('reading')
    expect(reading.remainingSeconds.value).toBe(10)
    vi.advanceTimersByTime(5_000)
    expect(reading.progress.value).toBeCloseTo(0.5, 1)
    vi.advanceTimersByTime(5_000)
    expect(reading.state.value).toBe('ready')
  })

  it('gives the events that it led to', async () => {
    const keeper = memory()
    const reading = open(keeper)
    await reading.start()
    vi.advanceTimersByTime(10_000)
    await reading.finish()

    expect(reading.state.value).toBe('done')
    expect(reading.events.value).toEqual(['e1'])
    expect(keeper.size()).toBe(0)
  })

  it('goes on after a reload, without a second start', async () => {
    const keeper = memory()
    await open(keeper).start()
    vi.advanceTimersByTime(8_000)

    const again = open(keeper)
    await again.start()

    expect(services.startReading).toHaveBeenCalledOnce()
    expect(again.remainingSeconds.value).toBe(2)
  })

  it('uses the same keys when an answer was lost', async () => {
    const keeper = memory()
    services.startReading.mockRejectedValueOnce(new NoAnswer('x'))
    services.finishReading.mockRejectedValueOnce(new NoAnswer('x'))
    const reading = open(keeper)
    await reading.start()
    expect(reading.state.value).toBe('start-failed')
    await reading.start()
    vi.advanceTimersByTime(10_000)
    await reading.finish()
    expect(reading.state.value).toBe('finish-failed')
    await reading.finish()

    const keys = (mock: typeof services.startReading) => new Set(mock.mock.calls.map((call) => call[1]))
    expect(services.startReading).toHaveBeenCalledTimes(2)
    expect(keys(services.startReading).size).toBe(1)
    expect(services.finishReading).toHaveBeenCalledTimes(2)
    expect(keys(services.finishReading).size).toBe(1)
    expect(reading.state.value).toBe('done')
  })

  it('waits a little longer when the service finds it too short', async () => {
    services.finishReading.mockRejectedValueOnce(new Refused(422, 'too-short', '还没有读完。', null, 7))
    const reading = open(memory())
    await reading.start()
    vi.advanceTimersByTime(10_000)
    await reading.finish()

    expect(reading.state.value).toBe('reading')
    expect(reading.hint.value).toBe('too-short')
    expect(reading.remainingSeconds.value).toBe(7)
    vi.advanceTimersByTime(7_000)
    expect(reading.state.value).toBe('ready')
  })

  it('is over when the article was read today', async () => {
    services.startReading.mockRejectedValueOnce(new Refused(422, 'already-read-today', ''))
    const keeper = memory()
    const reading = open(keeper)
    await reading.start()

    expect(reading.state.value).toBe('already-read')
    expect(keeper.size()).toBe(0)
  })

  it('says why it was refused', async () => {
    services.startReading.mockRejectedValueOnce(new Refused(403, 'not-a-member', '只有党员可以记入。'))
    const reading = open(memory())
    await reading.start()

    expect(reading.state.value).toBe('start-failed')
    expect(reading.hint.value).toBe('refused')
    expect(reading.reason.value).toBe('只有党员可以记入。')
  })

  it('begins anew when the service does not know it any more', async () => {
    services.finishReading.mockRejectedValueOnce(new Refused(404, 'no-reading', ''))
    const reading = open(memory())
    await reading.start()
    vi.advanceTimersByTime(10_000)
    await reading.finish()

    expect(services.startReading).toHaveBeenCalledTimes(2)
    expect(reading.state.value).toBe('reading')
  })

  it('forgets what is from yesterday, or not its own', async () => {
    const keeper = memory()
    keeper.setItem('sanwei.reading.a1', 'not json')
    await open(keeper).start()
    vi.setSystemTime(new Date('2026-11-21T09:00:00Z'))
    await open(keeper).start()

    expect(services.startReading).toHaveBeenCalledTimes(2)
  })
})
