extension GTIDEvent {
    init(mariadb reader: inout EventReader, server: UInt32) throws(BinlogError) {
        let sequence = try reader.u64("sequence number")
        let domain = try reader.u32("domain")
        let flags = MariaFlags(rawValue: try reader.u8("flags"))
        self.init(identity: .mariadb(domain: domain, server: server, sequence: sequence))
        mariaFlags = flags
        if flags.contains(.groupCommitID) { groupCommitID = try reader.u64("commit number") }
        if flags.contains(.preparedXA) || flags.contains(.completedXA) {
            let format = Int32(bitPattern: try reader.u32("format number"))
            let globalLength = Int(try reader.u8("global id length"))
            let branchLength = Int(try reader.u8("branch qualifier length"))
            let global = try reader.array(globalLength, "global id")
            xid = XAIdentifier(
                formatID: format, globalID: global, branchQualifier: try reader.array(branchLength, "branch qualifier"))
        }
        // A shorter event is padded with zeros, which read as no extra flags.
        guard reader.left > 0 else { return }
        let extra = MariaExtraFlags(rawValue: try reader.u8("extra flags"))
        mariaExtraFlags = extra
        if extra.contains(.multiEngine) { try reader.skip(1, "engine count") }
        if extra.contains(.commitAlter) || extra.contains(.rollbackAlter) {
            startAlterSequence = try reader.u64("sequence number of START ALTER")
        }
        if extra.contains(.threadID), reader.left >= 4 { threadID = try reader.u32("thread number") }
    }
}

extension GTIDListEvent {
    init(_ reader: inout EventReader) throws(BinlogError) {
        let head = try reader.u32("GTID count")
        let count = Int(head & 0x0FFF_FFFF)
        flags = UInt8(head >> 28)
        guard count <= reader.left / 16 else { throw reader.error(.truncated, "GTID list") }
        var list: [Entry] = []
        list.reserveCapacity(count)
        for _ in 0..<count {
            let domain = try reader.u32("domain")
            let server = try reader.u32("server")
            list.append(Entry(domain: domain, server: server, sequence: try reader.u64("sequence number")))
        }
        entries = list
    }
}
