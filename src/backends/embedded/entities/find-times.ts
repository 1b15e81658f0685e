import { readNumber } from '../language/read-number.ts'
import type { Entity } from './entity.ts'

const clock = /(?<![\d.:])\b([01]?\d|2[0-4])(?::|h)([0-5]\d)(?::[0-5]\d)?(?: ?([ap])\.?m\b\.?)?/gi
const twelve = /\b(1[0-2]|0?[1-9])(?:\.([0-5]\d))? ?(?:([ap])\.?m\b|o'?clock\b)/gi
const spoken = /\b(half past|quarter past|quarter to|a quarter past|a quarter to) (\w{3,6})\b/gi
const named = /\b(noon|midday|midnight)\b/gi
const military = /\b([01]\d|2[0-3])([0-5]\d) ?(?:hrs|hours|h)\b/gi

const two = (value: number): string => String(value).padStart(2, '0')

function normal(hour: number, minute: number, half: string | undefined): string {
  const letter = half?.toLowerCase()
  const turned = letter === 'p' && hour < 12 ? hour + 12 : letter === 'a' && hour === 12 ? 0 : hour
  return `${two(turned)}:${two(minute)}`
}

/** The times of day that a text names, with `HH:MM` by the clock of 24 hours. */
export function findTimes(text: string): Entity[] {
  const found: Entity[] = []
  const add = (start: number, written: string, value: string): void => {
    found.push({ kind: 'time', text: written, start, end: start + written.length, normal: value })
  }
  for (const { 0: all, 1: hour, 2: minute, 3: half, index } of text.matchAll(clock))
    add(index, all, normal(Number(hour), Number(minute), half))
  for (const { 0: all, 1: hour, 2: minute, 3: half, index } of text.matchAll(twelve))
    add(index, all, normal(Number(hour), Number(minute ?? 0), half))
  for (const { 0: all, 1: hour, 2: minute, index } of text.matchAll(military))
    add(index, all, normal(Number(hour), Number(minute), undefined))
  for (const { 0: all, 1: said = '', 2: word = '', index } of text.matchAll(spoken)) {
    const hour = readNumber(word.toLowerCase())
    if (hour === undefined || hour < 1 || hour > 12) continue
    const part = said.toLowerCase()
    const minute = part.startsWith('half') ? 30 : part.endsWith('past') ? 15 : 45
    add(index, all, normal(minute === 45 ? hour - 1 : hour, minute, undefined))
  }
  for (const { 0: all, index } of text.matchAll(named))
    add(index, all, all.toLowerCase() === 'midnight' ? '00:00' : '12:00')
  return found
}
