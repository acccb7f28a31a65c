/** The store cannot be trusted to say what was posted: nothing is posted until a person has looked (rules 12 and 26). */
export class Quarantine extends Error {
  override readonly name = 'Quarantine';
}

/** A write to the store failed: what is on disk is unknown until it is reopened (rule 29). */
export class StoreWriteError extends Error {
  override readonly name = 'StoreWriteError';
}
