import { join } from 'node:path'
import Database from 'libsql'

/** The identifiers of a home's resources of one kind, in their order, as another process reads them. */
export const storedIds = (home: string, kind: string): string[] => {
  const db = new Database(join(home, 'outcrop.db'), { readonly: true })
  try {
    const rows = db.prepare('select id from resource where kind = ? order by id').all(kind)
    return (rows as { id: string }[]).map(({ id }) => id)
  } finally {
    db.close()
  }
}
