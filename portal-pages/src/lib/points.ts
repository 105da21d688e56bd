/** Points are decimal text with two places; reckoned here in hundredths, so that 0.1 + 0.2 is 0.3. */
export function hundredths(points: string): number {
  const match = /^([+-]?)(\d+)(?:\.(\d{1,2}))?$/.exec(points.trim())
  if (!match) throw new RangeError(`Not points: "${points}"`)
  const [, sign, whole, part = ''] = match
  const value = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return sign === '-' && value !== 0 ? -value : value
}

/** As people write them: 87.5, not 87.50; 30, not 30.00. */
export function formatPoints(points: string): string {
  const value = hundredths(points)
  const whole = Math.floor(Math.abs(value) / 100)
  const rest = Math.abs(value) % 100
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(2, '0').replace(/0$/, '')}`
  return `${value < 0 ? '−' : ''}${whole}${fraction}`
}

/** With the sign that says whether it was earned or lost. */
export function formatChange(points: string): string {
  return hundredths(points) > 0 ? `+${formatPoints(points)}` : formatPoints(points)
}
