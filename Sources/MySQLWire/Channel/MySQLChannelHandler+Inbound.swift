internal import NIOCore

extension MySQLChannelHandler {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        lastActivity = .now()
        let failure = unwrapInboundIn(data).withUnsafeReadableBytes { bytes -> MySQLError? in
            do throws(MySQLError) {
                try take(bytes)
                return nil
            } catch {
                return error
            }
        }
        if let failure { shutDown(failure) }
    }

    private func take(_ bytes: UnsafeRawBufferPointer) throws(MySQLError) {
        var offset = 0
        while true {
            if case .closed = phase { return }
            if let responder = active?.responder, framer.isBetweenPackets {
                try responder.consume(bytes, &offset, &framer.expectedSequence)
            }
            let responder = active?.responder
            switch try framer.next(bytes, &offset, sizeHint: { responder?.sizeHint($0) }) {
            case .needsMore: return
            case .packet(let range):
                try dispatch(UnsafeRawBufferPointer(rebasing: bytes[range]))
                if offset < bytes.count { try checkPlaintextRest() }
            case .assembled:
                if let responder {
                    try advance(after: try responder.receive(assembled: framer.takeAssembly()))
                } else {
                    try framer.takeAssembly().lend(from: PacketFramer.headroom, dispatch)
                }
            }
        }
    }

    private func dispatch(_ packet: UnsafeRawBufferPointer) throws(MySQLError) {
        switch phase {
        case .handshake(var machine):
            let action = try machine.receive(packet)
            phase = .handshake(machine)
            perform(action)
        case .ready:
            if let responder = active?.responder {
                try advance(after: try responder.receive(packet))
            } else if packet.first == 0xFF {
                // The server says why it hangs up: idle for too long, or shutting down.
                throw try ErrorPacket(parsing: packet).error
            } else {
                throw .violation("a packet nobody asked for", packet: packet)
            }
        case .closed: break
        }
    }

    /// Before TLS the server waits for us; bytes beyond its greeting are someone else's, and must not count as if they
    /// had come through TLS.
    private func checkPlaintextRest() throws(MySQLError) {
        if case .handshake(let machine) = phase, machine.isStartingTLS {
            throw .violation("more bytes than the greeting before TLS")
        }
    }

    private func advance(after progress: ResponderProgress) throws(MySQLError) {
        guard progress == .done else { return }
        active = nil
        framer.limit = configuration.maxPacketBytes
        lastActivity = .now()
        startNext()
    }
}
