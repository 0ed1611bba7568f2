import {writeFile} from 'node:fs/promises'

import {SingleBar} from 'cli-progress'

import {importDocuments} from '../plan/import-documents.ts'
import type {ImportFailure, ImportResult} from '../plan/import-result.ts'
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

  const {files, publish, split, dryRun, report} = options
  const results: ImportResult[] = []
  let isStopped = false
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
    await importDocuments({
      client,
      files,
      publish,
      split,
      dryRun,
      onResult: (result) => {
        done += 1
        results.push(result)
        // The bar is drawn again below each line.
        bar?.stop()
        const {lines, problems} = formatResult(result)
        for (const line of lines) {
          stdout.write(`${withoutControls(line)}\n`)
        }
        for (const problem of problems) {
          stderr.write(`${withoutControls(problem)}\n`)
        }
        bar?.start(files.length, done)
      },
    })
    bar?.stop()
  } catch (error) {
    bar?.stop()
    isStopped = true
    const message = explainFailure(error, {lake: options.lake, environment})
    stderr.write(`${message}\n`)
    results.push(...createStoppedResults(files, results, message))
  }
  const isReported = report === undefined || (await writeReport(report, results, stderr))
  return isReported && !isStopped && results.every((result) => result.ok) ? 0 : 1
}

// The files of which nothing is known because the import stopped.
function createStoppedResults(
  files: readonly string[],
  results: readonly ImportResult[],
  message: string,
): ImportFailure[] {
  const known = new Set(results.map(({file}) => file))
  return [...new Set(files)]
    .filter((file) => !known.has(file))
    .map((file) => ({file, ok: false, problem: {code: 'stopped', line: undefined, message}}))
}

async function writeReport(
  path: string,
  results: readonly ImportResult[],
  stderr: Output,
): Promise<boolean> {
  try {
    await writeFile(path, `${JSON.stringify(results, undefined, 2)}\n`)
    return true
  } catch {
    stderr.write(`The report ${path} cannot be written; check its folder and permissions.\n`)
    return false
  }
}

// A file's name or content must not send commands to the terminal.
function withoutControls(line: string): string {
  // eslint-disable-next-line no-control-regex -- replacing control characters is the purpose
  return line.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}

/** Formats a result: lines for an imported document, and a line for each problem or warning. */
export function formatResult(result: ImportResult): {lines: string[]; problems: string[]} {
  // In a Word document, lines are paragraphs.
  const separator = /\.docx$/iu.test(result.file) ? ', paragraph ' : ':'
  const position = (line: number | undefined) =>
    line === undefined ? result.file : `${result.file}${separator}${line}`
  if (!result.ok) {
    return {
      lines: [],
      problems: [`✗ ${position(result.problem.line)}: ${result.problem.message}`],
    }
  }
  const {reader, article, action, changes, writes, warnings} = result
  const actionLabel =
    action === 'updated' && changes.length > 0 ? `updated (${changes.join(', ')})` : action
  const draftLabel = action === 'unchanged' || result.isPublished ? '' : ', draft'
  const dryLabel = writes === undefined || action === 'unchanged' ? '' : 'would be '
  return {
    lines: [
      `✓ ${result.file}  ${reader.name} (${reader.pin})  “${article.title}”  ${dryLabel}${actionLabel}${draftLabel}`,
      ...(writes ?? []).map(
        ({action: verb, id, fields}) =>
          `    ${verb} ${id}${fields.length === 0 ? '' : `: ${fields.join(', ')}`}`,
      ),
    ],
    problems: warnings.map((warning) => `! ${position(warning.line)}: ${warning.message}`),
  }
}
