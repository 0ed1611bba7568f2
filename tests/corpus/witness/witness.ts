/** A program that also reads Word documents. */
export interface Witness {
  name: string
  /** What it prints about its version; undefined if it is not installed. */
  findVersion: () => Promise<string | undefined>
  /** Returns the text of each file that it can read. */
  readTexts: (paths: readonly string[], options: WitnessOptions) => Promise<Map<string, string>>
}

/** Limits for a witness. */
export interface WitnessOptions {
  jobs: number
  /** For each file. */
  timeoutMs: number
}
