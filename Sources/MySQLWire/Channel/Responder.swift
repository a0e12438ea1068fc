/// Takes the server's answer to one command. Lives on the event loop.
protocol Responder: AnyObject {
    /// Takes as many whole packets as it can straight from the socket's bytes, headers included.
    func consume(_ input: UnsafeRawBufferPointer, _ offset: inout Int, _ sequence: inout UInt8) throws(MySQLError)
    /// Takes one packet. An error thrown here is the connection's end; the server's refusals are not thrown.
    func receive(_ packet: UnsafeRawBufferPointer) throws(MySQLError) -> ResponderProgress
    /// Takes a packet that came in parts, with the framer's headroom.
    func receive(assembled packet: consuming [UInt8]) throws(MySQLError) -> ResponderProgress
    /// Whether a packet that begins so, and is not whole yet, is to be given in parts as it comes.
    func takesParts(of beginning: UnsafeRawBufferPointer) -> Bool
    /// Takes a part of such a packet, with the framer's headroom.
    func receive(part: consuming [UInt8], isFirst: Bool, isLast: Bool) throws(MySQLError)
    /// The likely size of a packet of 16 MiB or more, from its first bytes.
    func sizeHint(_ packet: UnsafeRawBufferPointer) -> Int?
    /// All that the socket had at the moment has been given.
    func readCompleted()
    /// The reader has room again, or waits.
    func demand()
    /// The reader is gone: what is left is read away.
    func discard()
    /// The connection ended.
    func fail(_ error: MySQLError)

    /// Whether the socket should be left unread.
    var isPaused: Bool { get }
    /// Whether the server owes us something; not so while we upload.
    var isServersTurn: Bool { get }
    /// Whether nobody waits for the answer any more.
    var isDiscarded: Bool { get }
    /// Whether stopping it needs a second connection, because the server does not notice a closed socket.
    var runsOnServer: Bool { get }
    /// Limit of one packet, where it is lower than the connection's.
    var packetLimit: Int? { get }
}

enum ResponderProgress {
    case more
    case done
}

extension Responder {
    func consume(_ input: UnsafeRawBufferPointer, _ offset: inout Int, _ sequence: inout UInt8) throws(MySQLError) {}
    func receive(assembled packet: consuming [UInt8]) throws(MySQLError) -> ResponderProgress {
        try packet.lend(from: PacketFramer.headroom, receive)
    }
    func takesParts(of beginning: UnsafeRawBufferPointer) -> Bool { false }
    func receive(part: consuming [UInt8], isFirst: Bool, isLast: Bool) throws(MySQLError) {}
    func sizeHint(_ packet: UnsafeRawBufferPointer) -> Int? { nil }
    func readCompleted() {}
    func demand() {}
    func discard() {}
    var isPaused: Bool { false }
    var isServersTurn: Bool { true }
    var isDiscarded: Bool { false }
    var runsOnServer: Bool { true }
    var packetLimit: Int? { nil }
}
