/** A refusal by a service or the portal: problem+json, the reason in words. */
export class Refused extends Error {
  override readonly name = 'Refused'
  constructor(
    readonly status: number,
    /** The last part of the problem's type, such as `too-short`. */
    readonly slug: string,
    readonly detail: string,
    readonly retryAfterSeconds: number | null = null,
    /** Of a reading that was too short. */
    readonly secondsMissing: number | null = null,
  ) {
    super(`${status} ${slug}`)
  }
}

/** No answer came: not connected, or it took too long. What was asked may have happened. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

export type Failure = Refused | NoAnswer

const patienceMs = 20_000

let onSignedOut: () => void = () => {}

/** Called when an answer says that the session is over. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener
}

export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return call<T>('GET', path, {}, signal)
}

/** A command. The same key for the same intention, however often it is sent. */
export function post<T>(path: string, body: unknown, idempotencyKey: string, signal?: AbortSignal): Promise<T> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey, 'X-Sanwei': '1' }
  return call<T>('POST', path, { headers, body: JSON.stringify(body) }, signal)
}

export async function signOut(): Promise<void> {
  await call<void>('POST', '/logout', { headers: { 'X-Sanwei': '1' } })
}

async function call<T>(method: string, path: string, init: RequestInit, signal?: AbortSignal): Promise<T> {
  const patience = AbortSignal.timeout(patienceMs)
  let response: Response
  let text: string
  try {
    response = await fetch(path, {
      ...init,
      method,
      credentials: 'same-origin',
      headers: { Accept: 'application/json, application/problem+json', ...init.headers },
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    })
    text = await response.text()
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new NoAnswer(path, { cause })
  }
  if (!response.ok) throw refusal(response, text)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

function refusal(response: Response, text: string): Refused {
  const problem = parse(text)
  const slug = (problem.type ?? '').split(':').at(-1) ?? ''
  if (response.status === 401) onSignedOut()
  const retryAfter = Number.parseInt(response.headers.get('Retry-After') ?? '', 10)
  return new Refused(
    response.status,
    slug,
    problem.detail ?? '',
    Number.isNaN(retryAfter) ? null : retryAfter,
    problem.secondsMissing ?? null,
  )
}

function parse(text: string): { type?: string; detail?: string; secondsMissing?: number } {
  try {
    const json: unknown = JSON.parse(text)
    return json !== null && typeof json === 'object' ? json : {}
  } catch {
    // A gateway in between may answer with a page of its own; the status says enough.
    return {}
  }
}

export function isFailure(error: unknown): error is Failure {
  return error instanceof Refused || error instanceof NoAnswer
}
