import { join } from 'node:path'
import Database from 'libsql'

/** The rows of a home's ledger, oldest first, as another process reads them. */
export const readUsage = (home: string): Record<string, unknown>[] => {
  const db = new Database(join(home, 'ledger.db'), { readonly: true })
  try {
    return db.prepare('select * from usage order by id').all() as Record<string, unknown>[]
  } finally {
    db.close()
  }
}
