/** Why a command cannot go on, in one sentence that a person can act on; shown without a stack. */
export class Refused extends Error {}
