import Engine
import Testing

/// Which ALTERs leave the columns of a table as they are.
@Suite struct ColumnNeutralityTests {
    @Test(arguments: [
        " ADD INDEX (v)", " add key `k` (a, b), DROP INDEX x", "ENGINE=InnoDB", " COMMENT = 'a, ADD COLUMN b'",
        " ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE",
        " DROP PRIMARY KEY, ADD PRIMARY KEY(a)",
        " ADD UNIQUE(`a`), ALGORITHM=INPLACE, LOCK=NONE", " DROP PARTITION p0",
    ])
    func columnsStay(_ text: String) { #expect(ColumnNeutrality.leavesColumns(text)) }

    @Test(arguments: [
        " ADD w INT FIRST", " ADD COLUMN (a INT, b INT)", " ADD INDEX (v), DROP COLUMN b", " MODIFY a BIGINT",
        " CHANGE a b INT", " RENAME COLUMN a TO b", " RENAME TO other", " CONVERT TO CHARACTER SET utf8mb4",
        " ADD `index` INT", " ADD `key` INT", " DROP `check`", " ADD INDEX (v) /* , DROP COLUMN b */", "",
        " COMMENT 'it\\'s', DROP COLUMN b", " DROP b", " ADD SYSTEM VERSIONING",
    ])
    func columnsMayChange(_ text: String) { #expect(!ColumnNeutrality.leavesColumns(text)) }
}
