const rate = list => {
  const passed = list.filter(({ misses }) => misses.length === 0).length
  return {
    passed,
    asked: list.length,
    percent: list.length === 0 ? null : Math.round((100 * passed) / list.length),
  }
}

const inHalf = (list, wanted) => rate(list.filter(({ half }) => half === wanted))

const toRow = (name, list) => ({
  name,
  development: inHalf(list, 'development'),
  heldOut: inHalf(list, 'heldOut'),
})

/** A row for every task, one for each of its kinds below it, and a last one for all tasks. */
export const readSummary = results => {
  const tasks = Object.entries(results).map(([task, list]) => ({
    ...toRow(task, list),
    kinds: [...new Set(list.map(({ kind }) => kind))].map(kind =>
      toRow(
        kind,
        list.filter(each => each.kind === kind),
      ),
    ),
  }))
  return tasks.length < 2 ? tasks : [...tasks, { ...toRow('all', Object.values(results).flat()), kinds: [] }]
}

const cell = ({ passed, asked, percent }) =>
  asked === 0 ? ''.padStart(15) : `${passed}/${asked}`.padStart(8) + `${percent} %`.padStart(7)

const line = ({ name, development, heldOut }, indent = '') =>
  `${(indent + name).padEnd(28)}${cell(development)}  ${cell(heldOut)}`

export const toTable = summary =>
  [
    `${'task'.padEnd(28)}${'development'.padStart(15)}  ${'held out'.padStart(15)}`,
    ...summary.flatMap(task => [line(task), ...task.kinds.map(kind => line(kind, '  '))]),
  ].join('\n')
