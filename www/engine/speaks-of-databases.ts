/** Whether a program will want SQLite, so that its worker brings that first. */
export function speaksOfDatabases(source: string): boolean {
  return /\b(?:sqlite3|pymysql|cs304dbi)\b/.test(source);
}
