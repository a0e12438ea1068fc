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
            case .needsMore:
                try handOutPart()
                return
            case .packet(let range):
                try dispatch(UnsafeRawBufferPointer(rebasing: bytes[range]))
                if offset < bytes.count { try checkPlaintextRest() }
            case .assembled:
                if let responder, framer.handedOut > 0 {
                    try responder.receive(part: framer.takeAssembly(), isFirst: false, isLast: true)
                } else if let responder {
                    try advance(after: try responder.receive(assembled: framer.takeAssembly()))
                } else {
                    try framer.takeAssembly().lend(from: PacketFramer.headroom, dispatch)
                }
            }
        }
    }

    /// Gives the beginning, or the next part, of a large packet to a responder that wants it so.
    private func handOutPart() throws(MySQLError) {
        guard framer.partialCount >= PacketFramer.partBytes, let responder = active?.responder else { return }
        let isFirst = framer.handedOut == 0
        if isFirst {
            let isWanted = framer.assembly.withUnsafeBytes {
                responder.takesParts(of: UnsafeRawBufferPointer(rebasing: $0[PacketFramer.headroom...]))
            }
            guard isWanted else { return }
        }
        try responder.receive(part: framer.takePart(), isFirst: isFirst, isLast: false)
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
