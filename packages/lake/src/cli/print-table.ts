/** Prints rows with columns of equal width. */
export function printTable(rows: readonly (readonly string[])[]): void {
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const width = Math.max(...rows.map((other) => other[column]?.length ?? 0))
      return column === row.length - 1 ? cell : cell.padEnd(width)
    })
    console.log(cells.join('  '))
  }
}
