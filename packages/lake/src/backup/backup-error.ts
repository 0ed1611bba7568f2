/** A backup cannot be made or restored; the message names the file or folder and says what to do. */
export class BackupError extends Error {
  readonly code:
    | 'backup-disk-full'
    | 'backup-file-exists'
    | 'backup-file-missing'
    | 'backup-file-not-writable'
    | 'backup-incomplete'
    | 'backup-interrupted'
    | 'backup-too-new'
    | 'dataset-busy'
    | 'dataset-damaged'
    | 'folder-not-empty'
    | 'not-a-backup'

  constructor(code: BackupError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'BackupError'
    this.code = code
  }
}
