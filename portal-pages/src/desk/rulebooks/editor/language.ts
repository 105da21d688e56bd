import { placeAt, type Place } from './yamlPlace'

/** What points-service says can be written: `/api/points/rule-book-language`. */
export interface RuleBookLanguage {
  schema: Schema
  facts: FactType[]
}

export interface FactType {
  fact: string
  label: string
  source: 'event' | 'import' | 'derived'
  attributes: { name: string; values: string[] }[]
  measures: string[]
}

export interface Schema {
  $ref?: string
  $defs?: Record<string, Schema>
  description?: string
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

export interface Offer {
  text: string
  /** What is written; the text itself where nothing else is said. */
  apply?: string
  about?: string
  /** The greater, the higher in the list. */
  rank: number
}

export interface Offers {
  from: number
  offers: Offer[]
}

/** What can stand where somebody types, from the schema, the facts and the codes of the rule book itself. */
export function offersAt(text: string, at: number, language: RuleBookLanguage): Offers {
  const place = placeAt(text, at)
  const schemas = schemasAt(language.schema, place.path)
  const offers = place.kind === 'key' ? keys(place, schemas, text, language) : values(place, schemas, text, language)
  return { from: place.from, offers }
}

function keys(place: Place, schemas: Schema[], text: string, language: RuleBookLanguage): Offer[] {
  const own = ownKeys(place, text, at(place), language)
  const offers = new Map<string, Offer>()
  for (const name of own) if (!(name in place.siblings)) offers.set(name, { text: name, apply: `${name}: `, rank: 2 })
  for (const schema of schemas) {
    for (const [name, value] of Object.entries(schema.properties ?? {})) {
      if (name in place.siblings || offers.has(name)) continue
      const about = aboutOf(language.schema, value)
      const rank = schema.required?.includes(name) ? 3 : 1
      offers.set(name, { text: name, apply: place.flow || isPlain(language.schema, value) ? `${name}: ` : `${name}:`, ...(about ? { about } : {}), rank })
    }
  }
  return [...offers.values()]
}

function values(place: Place, schemas: Schema[], text: string, language: RuleBookLanguage): Offer[] {
  const offers = new Map<string, Offer>()
  for (const code of ownCodes(place, text, language)) offers.set(code.text, code)
  const labels = new Map(language.facts.map((fact) => [fact.fact, fact.label]))
  for (const schema of schemas) {
    for (const value of [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const])]) {
      const written = String(value)
      const about = place.path.at(-1) === 'fact' ? labels.get(written) : undefined
      if (!offers.has(written)) offers.set(written, { text: written, ...(about ? { about } : {}), rank: 1 })
    }
  }
  return [...offers.values()]
}

const at = (place: Place): number => place.from

/** Attributes and measures, whose names the facts say and not the schema. */
function ownKeys(place: Place, text: string, position: number, language: RuleBookLanguage): string[] {
  const last = place.path.at(-1)
  const facts = factsNear(text, position, language)
  if (last === 'attributes') return unique(facts.flatMap((fact) => fact.attributes.map((one) => one.name)))
  if (last === 'measures') return unique(facts.flatMap((fact) => fact.measures))
  return []
}

/** Codes that the rule book declares itself, and values that only the facts have. */
function ownCodes(place: Place, text: string, language: RuleBookLanguage): Offer[] {
  const path = place.path.filter((key) => key !== '[]')
  const last = path.at(-1)
  const above = path.at(-2)
  if (above === 'attributes') {
    const known = factsNear(text, place.from, language).flatMap((fact) => fact.attributes.filter((one) => one.name === last).flatMap((one) => one.values))
    return unique(known).map((value) => ({ text: value, rank: 2 }))
  }
  if (last === 'measure') return unique(factsNear(text, place.from, language).flatMap((fact) => fact.measures)).map((value) => ({ text: value, rank: 2 }))
  if (path.length < 2) return []
  if (last === 'rule' || last === 'rules') return declared(text, 'rules')
  if (last === 'groups') return declared(text, 'groups')
  if (last === 'part') return declared(text, 'parts')
  if (last === 'grade' || last === 'grades' || last === 'at-least' || last === 'at-most') return declared(text, 'grades', 'code')
  return []
}

/** The fact of the rule in which one types; all of them where it has none yet. */
function factsNear(text: string, position: number, language: RuleBookLanguage): FactType[] {
  const before = text.slice(0, position)
  const begin = Math.max(before.lastIndexOf('\n  - '), before.lastIndexOf('\n- '), 0)
  const rest = text.slice(begin + 1)
  const end = rest.slice(3).search(/\n {0,2}(- |[^\s#])/)
  const named = /\bfact:\s*([a-z-]+)/.exec(end < 0 ? rest : rest.slice(0, end + 3))
  const found = language.facts.filter((fact) => fact.fact === named?.[1])
  return found.length > 0 ? found : language.facts
}

/** Ids (or codes) with their labels that stand below a key of the outermost level. */
export function declared(text: string, section: string, name: 'id' | 'code' = 'id'): Offer[] {
  const begin = new RegExp(`^${section}:`, 'm').exec(text)
  if (begin === null) return []
  const rest = text.slice(begin.index + begin[0].length)
  const end = rest.search(/\n[^\s#-]/)
  const offers: Offer[] = []
  const one = new RegExp(`(?:^|[\\s{,])${name}:\\s*([a-z0-9][a-z0-9-]*)`, 'g')
  const body = end < 0 ? rest : rest.slice(0, end)
  for (let found = one.exec(body); found !== null; found = one.exec(body)) {
    const label = /^[^\n]*?label:\s*([^,}\n]+)|^\s*\n\s*label:\s*([^\n]+)/.exec(body.slice(found.index + found[0].length))
    const about = (label?.[1] ?? label?.[2])?.trim()
    offers.push({ text: found[1]!, ...(about ? { about } : {}), rank: 2 })
  }
  return offers.filter((offer, index) => offers.findIndex((other) => other.text === offer.text) === index)
}

/** All that the schema allows at a path: where it offers several forms, each of them. */
export function schemasAt(root: Schema, path: readonly string[]): Schema[] {
  let here = forms(root, root)
  for (const step of path) {
    here = here.flatMap((schema) => {
      if (step === '[]') return schema.items ? forms(root, schema.items) : []
      const named = schema.properties?.[step]
      if (named) return forms(root, named)
      return typeof schema.additionalProperties === 'object' ? forms(root, schema.additionalProperties) : []
    })
  }
  // A code may stand alone where several may stand in a list.
  return here.flatMap((schema) => (schema.items && !path.at(-1)?.includes('[]') ? [schema, ...forms(root, schema.items).filter((item) => item.enum || item.const !== undefined)] : [schema]))
}

function forms(root: Schema, schema: Schema, depth = 0): Schema[] {
  if (depth > 8) return []
  const named = schema.$ref?.startsWith('#/$defs/') ? root.$defs?.[schema.$ref.slice('#/$defs/'.length)] : undefined
  const several = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter((one) => Object.keys(one).some((key) => key !== 'required'))
  return [
    ...(named ? forms(root, named, depth + 1) : []),
    ...several.flatMap((one) => forms(root, one, depth + 1)),
    ...(schema.properties || schema.items || schema.enum || schema.const !== undefined || schema.type || schema.additionalProperties ? [schema] : []),
  ]
}

const isPlain = (root: Schema, schema: Schema): boolean => forms(root, schema).every((form) => !form.properties && !form.items)

/** The schema speaks two languages in one sentence; the desk shows the first. */
function aboutOf(root: Schema, schema: Schema): string | undefined {
  const said = schema.description ?? (schema.$ref ? root.$defs?.[schema.$ref.slice('#/$defs/'.length)]?.description : undefined)
  return said?.replace(/[；，]?\s+[A-Za-z][^\u4e00-\u9fff]*$/, '')
}

const unique = (values: readonly string[]): string[] => [...new Set(values)]
