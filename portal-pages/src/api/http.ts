/** One field at fault; `field` is its path in the body. */
export interface FieldError {
  field: string
  message: string
}

/** What a service says beside the reason in words. */
export interface Problem {
  type?: string
  detail?: string
  errors?: FieldError[]
  secondsMissing?: number
  [member: string]: unknown
}

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
    /** The whole of what was answered. */
    readonly problem: Problem = {},
  ) {
    super(`${status} ${slug}`)
  }

  get errors(): FieldError[] {
    return Array.isArray(this.problem.errors) ? this.problem.errors : []
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

export interface CommandOptions {
  /** Of services, POST unless they say otherwise. */
  method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** The version that one has seen; refused with 412 where somebody was faster. */
  version?: number
  signal?: AbortSignal
}

/** A command. The same key for the same intention, however often it is sent. */
export function post<T>(path: string, body: unknown, idempotencyKey: string, options: CommandOptions = {}): Promise<T> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', ...commandHeaders(idempotencyKey) }
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`
  return call<T>(options.method ?? 'POST', path, { headers, body: JSON.stringify(body) }, options.signal)
}

/** What every command carries: its key, and the header that another site cannot set. */
export function commandHeaders(idempotencyKey: string): Record<string, string> {
  return { 'Idempotency-Key': idempotencyKey, 'X-Sanwei': '1' }
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
  if (!response.ok) throw refusal(response.status, text, response.headers.get('Retry-After'))
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** The refusal that an answer is; whoever asked by other means than {@link post} makes it of status and text. */
export function refusal(status: number, text: string, retryAfterHeader: string | null = null): Refused {
  const problem = parse(text)
  const slug = (problem.type ?? '').split(':').at(-1) ?? ''
  if (status === 401) onSignedOut()
  const retryAfter = Number.parseInt(retryAfterHeader ?? '', 10)
  return new Refused(
    status,
    slug,
    problem.detail ?? '',
    Number.isNaN(retryAfter) ? null : retryAfter,
    problem.secondsMissing ?? null,
    problem,
  )
}

function parse(text: string): Problem {
  try {
    const json: unknown = JSON.parse(text)
    return json !== null && typeof json === 'object' ? (json as Problem) : {}
  } catch {
    // A gateway in between may answer with a page of its own; the status says enough.
    return {}
  }
}

export function isFailure(error: unknown): error is Failure {
  return error instanceof Refused || error instanceof NoAnswer
}
