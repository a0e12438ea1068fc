/// The first byte of a command.
enum CommandCode {
    static let quit: UInt8 = 0x01
    static let query: UInt8 = 0x03
    static let ping: UInt8 = 0x0E
    static let binlogDump: UInt8 = 0x12
    static let registerReplica: UInt8 = 0x15
    static let prepare: UInt8 = 0x16
    static let execute: UInt8 = 0x17
    static let sendLongData: UInt8 = 0x18
    static let closeStatement: UInt8 = 0x19
    static let binlogDumpGTID: UInt8 = 0x1E
    static let bulkExecute: UInt8 = 0xFA
}
