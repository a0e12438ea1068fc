/// Writes COM_STMT_EXECUTE and its relatives.
enum ExecuteCommand {
    /// Executions larger than this send their large values ahead.
    static let largeExecution = 8 << 20
    /// A value so large goes ahead then.
    static let largeValue = 1 << 20
    /// Size of the pieces of a value sent ahead.
    static let piece = 1 << 20

    /// The execution, without the values in `ahead`.
    static func packets(
        _ statement: PreparedStatement, _ parameters: StatementParameters, ahead: [LargeValue] = []
    ) throws(MySQLError) -> PacketWriter {
        guard parameters.count == statement.parameterCount else {
            throw MySQLError(
                .misuse("\(parameters.count) parameters for a statement of \(statement.parameterCount)"))
        }
        let columns = parameters.types.count
        guard columns == 0 ? parameters.count == 0 : parameters.count.isMultiple(of: columns) else {
            throw MySQLError(.misuse("the parameters do not fill whole rows"))
        }
        var head = PayloadBuilder(command: CommandCode.execute, capacity: 64 + parameters.count * 3)
        head.append(statement.id)
        head.append(UInt8(0))  // no cursor
        head.append(UInt32(1))
        if parameters.count > 0 {
            head.append(contentsOf: parameters.nulls)
            head.append(UInt8(1))  // types follow
            let types = typeBytes(parameters.types)
            for _ in 0..<parameters.count / columns { head.append(contentsOf: types) }
        }
        var writer = PacketWriter(
            length: head.bytes.count + parameters.values.count - ahead.reduce(0) { $0 + $1.range.count })
        writer.write(head.bytes)
        parameters.values.withUnsafeBytes { values in
            var from = 0
            for value in ahead {
                writer.write(UnsafeRawBufferPointer(rebasing: values[from..<value.range.lowerBound]))
                from = value.range.upperBound
            }
            writer.write(UnsafeRawBufferPointer(rebasing: values[from...]))
        }
        return writer
    }

    /// COM_STMT_SEND_LONG_DATA with a part of a value.
    static func longData(
        _ statement: PreparedStatement, _ parameters: StatementParameters, _ value: LargeValue, _ part: Range<Int>
    ) -> PacketWriter {
        var head = PayloadBuilder(command: CommandCode.sendLongData)
        head.append(statement.id)
        head.append(UInt16(truncatingIfNeeded: value.index))
        var writer = PacketWriter(length: head.bytes.count + part.count)
        writer.write(head.bytes)
        parameters.values.withUnsafeBytes { writer.write(UnsafeRawBufferPointer(rebasing: $0[part])) }
        return writer
    }

    /// MariaDB's COM_STMT_BULK_EXECUTE.
    static func bulk(_ statement: PreparedStatement, _ rows: BulkParameters) throws(MySQLError) -> PacketWriter {
        guard rows.types.count == statement.parameterCount, rows.rowCount > 0 else {
            throw MySQLError(
                .misuse(
                    "\(rows.rowCount) rows of \(rows.types.count) parameters for a statement of "
                        + "\(statement.parameterCount)"))
        }
        var head = PayloadBuilder(command: CommandCode.bulkExecute)
        head.append(statement.id)
        head.append(UInt16(128))  // types follow
        head.append(contentsOf: typeBytes(rows.types))
        var writer = PacketWriter(length: head.bytes.count + rows.bytes.count)
        writer.write(head.bytes)
        writer.write(rows.bytes)
        return writer
    }

    private static func typeBytes(_ types: [ParameterType]) -> [UInt8] {
        types.flatMap { [$0.code, $0.isUnsigned ? 0x80 : 0] }
    }
}
