/** All that programs need to find each other; secrets of the server are none of a function's business. */
const PASSED_ON = ['PATH', 'HOME', 'LANG']

/** @param own as the settings name it; wins. */
export const limitedEnvironment = (
  own: Readonly<Record<string, string>>,
  all: NodeJS.ProcessEnv = process.env,
): Record<string, string> => {
  const passed = PASSED_ON.flatMap(name => {
    const value = all[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(passed), ...own }
}
