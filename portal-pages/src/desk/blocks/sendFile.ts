import { commandHeaders, NoAnswer, refusal, type Refused } from '@/api/http'
import { xlsxType } from './sheets'

/** Of a service that looked at a sheet and refused it: the same sheet, with what is wrong beside each row. */
export interface ReturnedSheet {
  refused: Refused
  sheet: Blob | string | null
}

export type Sent<A> = { accepted: true; answer: A } | ({ accepted: false } & ReturnedSheet)

/** No answer for so long means that none will come; a check of tens of thousands of rows takes its time. */
const patienceMs = 120_000

/**
 * Sends a file as the body of a command and tells how far it is. What came back is the answer, or a refusal: a problem
 * (with the returned sheet's address in its member `sheet`, if there is one), or the returned sheet itself.
 */
export function sendFile<A>(path: string, file: Blob, key: string, progress: (percent: number) => void): Promise<Sent<A>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.responseType = 'blob'
    request.timeout = patienceMs
    request.setRequestHeader('Content-Type', xlsxType)
    request.setRequestHeader('Accept', `application/json, application/problem+json, ${xlsxType}`)
    for (const [name, value] of Object.entries(commandHeaders(key))) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => event.lengthComputable && progress(Math.round((event.loaded / event.total) * 100))
    request.onerror = request.ontimeout = request.onabort = () => reject(new NoAnswer(path))
    request.onload = () => void read<A>(request).then(resolve, reject)
    request.send(file)
  })
}

/** The answer to a question about a file: nothing is stored, so it may be asked as often as one likes. */
export async function askAbout(path: string, file: Blob, accept: string): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': xlsxType, Accept: `${accept}, application/problem+json`, ...commandHeaders(crypto.randomUUID()) },
      body: file,
      signal: AbortSignal.timeout(patienceMs),
    })
  } catch (cause) {
    throw new NoAnswer(path, { cause })
  }
  if (!response.ok) throw refusal(response.status, await response.text(), response.headers.get('Retry-After'))
  return response
}

/** The same sheet back, with what is wrong in a column of its own. */
export const markedSheet = async (path: string, file: Blob): Promise<Blob> => (await askAbout(path, file, xlsxType)).blob()

async function read<A>(request: XMLHttpRequest): Promise<Sent<A>> {
  const body = request.response as Blob
  const isSheet = (request.getResponseHeader('Content-Type') ?? '').startsWith(xlsxType)
  const text = isSheet ? '' : await body.text()
  if (request.status >= 200 && request.status < 300) return { accepted: true, answer: (text === '' ? undefined : JSON.parse(text)) as A }
  const refused = refusal(request.status, text, request.getResponseHeader('Retry-After'))
  const address = refused.problem['sheet']
  // Only an address of our own services is offered to be opened.
  return { accepted: false, refused, sheet: isSheet ? body : typeof address === 'string' && address.startsWith('/api/') ? address : null }
}
