import { accounts } from './accounts/area'
import { activities } from './activities/area'
import type { Area } from './area'
import { award } from './award/area'
import { box } from './box/area'
import { quarters } from './quarters/area'
import { queries } from './queries/area'
import { records } from './records/area'
import { roster } from './roster/area'
import { past } from './past/area'
import { rulebooks } from './rulebooks/area'
import { start } from './start/area'

/** All of the desk, in the order of its navigation. */
export const areas: readonly Area[] = [start, roster, activities, records, queries, box, quarters, award, accounts, rulebooks, past]
