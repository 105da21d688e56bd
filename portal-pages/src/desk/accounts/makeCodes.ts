import { isFailure, NoAnswer, type Failure } from '@/api/http'

export interface Made<Code, Person> {
  codes: Code[]
  refused: { person: Person; failure: Failure }[]
}

/** Each code costs the service a hashing, so a branch is asked for in parts. */
export const atATime = 5

/**
 * Codes for many people, in parts. Where one of a part is refused the others of it are not made either: then each is asked
 * for by himself. Where the service is away it is not asked any further. What was made is there in any case, since it is
 * shown once.
 */
export async function makeCodes<Code, Person>(
  people: readonly Person[],
  send: (part: readonly Person[]) => Promise<Code[]>,
  progress: (done: number) => void,
): Promise<Made<Code, Person>> {
  const made: Made<Code, Person> = { codes: [], refused: [] }
  const open: (readonly Person[])[] = []
  for (let from = 0; from < people.length; from += atATime) open.push(people.slice(from, from + atATime))
  for (let part = open.shift(); part; part = open.shift()) {
    try {
      made.codes.push(...(await send(part)))
    } catch (error) {
      if (!isFailure(error)) throw error
      if (isAway(error)) {
        for (const person of [part, ...open].flat()) made.refused.push({ person, failure: error })
        open.length = 0
      } else if (part.length > 1) {
        open.unshift(...part.map((person) => [person]))
        continue
      } else {
        made.refused.push({ person: part[0]!, failure: error })
      }
    }
    progress(made.codes.length + made.refused.length)
  }
  return made
}

const isAway = (failure: Failure): boolean => failure instanceof NoAnswer || failure.status >= 500
