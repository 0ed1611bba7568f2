import {SingleBar} from 'cli-progress'

import {importDocuments, type ImportResult} from '../plan/import-documents.ts'
import {parseCliOptions, USAGE, UsageError, type CliOptions} from './cli-options.ts'
import {connect, explainFailure} from './connect.ts'

/** An output stream of the command. */
export interface Output {
  write: (text: string) => unknown
  isTTY?: boolean | undefined
  columns?: number | undefined
}

/** The streams and the environment of the command. */
export interface CommandContext {
  stdout: Output
  stderr: Output & NodeJS.WritableStream
  environment: Readonly<Record<string, string | undefined>>
}

const MIN_FILES_FOR_BAR = 3

/** Runs the import command; resolves with its exit code: 0, 1 if any file was not imported, 2 for an invalid command line. */
export async function runImport(
  args: readonly string[],
  {stdout, stderr, environment}: CommandContext,
): Promise<number> {
  let options: CliOptions
  try {
    options = parseCliOptions(args)
  } catch (error) {
    if (!(error instanceof UsageError)) {
      throw error
    }
    stderr.write(`${error.message}\n`)
    return 2
  }
  if (options.help) {
    stdout.write(`${USAGE}\n`)
    return 0
  }

  const {files, publish} = options
  const bar =
    files.length >= MIN_FILES_FOR_BAR && stderr.isTTY === true
      ? new SingleBar({
          format: '{bar} {value} of {total}',
          stream: stderr,
          clearOnComplete: true,
          hideCursor: true,
          barsize: 30,
        })
      : undefined
  try {
    const client = await connect({...options, environment})
    bar?.start(files.length, 0)
    let done = 0
    let failed = 0
    await importDocuments({
      client,
      files,
      publish,
      onResult: (result) => {
        done += 1
        failed += result.ok ? 0 : 1
        // The bar is drawn again below each line.
        bar?.stop()
        const {line, problems} = formatResult(result)
        if (line !== undefined) {
          stdout.write(`${line}\n`)
        }
        for (const problem of problems) {
          stderr.write(`${problem}\n`)
        }
        bar?.start(files.length, done)
      },
    })
    return failed === 0 ? 0 : 1
  } catch (error) {
    bar?.stop()
    stderr.write(`${explainFailure(error, {lake: options.lake, environment})}\n`)
    return 1
  } finally {
    bar?.stop()
  }
}

/** Formats a result: a line for an imported file, and a line for each problem or warning. */
export function formatResult(result: ImportResult): {
  line: string | undefined
  problems: string[]
} {
  const position = (line: number | undefined) =>
    line === undefined ? result.file : `${result.file}:${line}`
  if (!result.ok) {
    return {
      line: undefined,
      problems: [`✗ ${position(result.problem.line)}: ${result.problem.message}`],
    }
  }
  const {reader, article, action, changes, warnings} = result
  const actionLabel =
    action === 'updated' && changes.length > 0 ? `updated (${changes.join(', ')})` : action
  const draftLabel = result.isPublished ? '' : ', draft'
  return {
    line: `✓ ${result.file}  ${reader.name} (${reader.pin})  “${article.title}”  ${actionLabel}${action === 'unchanged' ? '' : draftLabel}`,
    problems: warnings.map((warning) => `! ${position(warning.line)}: ${warning.message}`),
  }
}
