internal import NIOCore

extension MySQLChannelHandler {
    /// Sends a command and lets `responder` take its answer; fails at once where another one is under way.
    func submit(_ token: OperationToken, _ packets: PacketWriter, _ responder: any Responder) {
        if case .closed(let error) = phase { return responder.fail(error) }
        guard !token.isCancelled else { return responder.fail(MySQLError(.cancelled)) }
        let pending = PendingOperation(
            operation: Operation(token: token, responder: responder), packets: packets)
        if let active {
            guard active.responder.isDiscarded, queue.count < Self.queueLimit else {
                return responder.fail(MySQLError(.busy))
            }
            queue.append(pending)
        } else {
            start(pending)
        }
    }

    func startNext() {
        guard active == nil, !queue.isEmpty else {
            if configuration.idleTimeout != nil { armTimer() }
            return
        }
        start(queue.removeFirst())
    }

    private func start(_ pending: PendingOperation) {
        active = pending.operation
        framer.expectedSequence = pending.packets.sequence
        framer.limit = min(configuration.maxPacketBytes, pending.operation.responder.packetLimit ?? .max)
        lastActivity = .now()
        send(pending.packets.buffers)
        armTimer()
    }

    /// Sends a command that is not answered; `promise` is kept once it has left.
    func transmit(_ packets: PacketWriter, promise: EventLoopPromise<Void>?) {
        if case .closed(let error) = phase {
            promise?.fail(error)
        } else {
            send(packets.buffers, promise: promise)
        }
    }

    /// Sends a piece of the file that the active upload is asked for; fails where there is no such upload any more.
    func upload(_ token: OperationToken, _ piece: [UInt8], promise: EventLoopPromise<Void>) {
        if case .closed(let error) = phase { return promise.fail(error) }
        guard let active, active.token === token, let responder = active.responder as? UploadResponder else {
            return promise.fail(MySQLError(.misuse("no upload")))
        }
        let packets = PacketWriter.packets(piece, sequence: framer.expectedSequence)
        framer.expectedSequence = packets.sequence
        // While a piece does not leave, it is the server that does not read.
        responder.isServersTurn = true
        lastActivity = .now()
        promise.futureResult.assumeIsolated().whenComplete { _ in responder.pieceLeft() }
        send(packets.buffers, promise: promise)
    }

    /// Ends the upload with the empty packet; the verdict goes to `reply`.
    func finishUpload(_ token: OperationToken, reply: Reply<ExecuteResult>) {
        var reply = reply
        if case .closed(let error) = phase { return reply.fail(error) }
        guard let active, active.token === token, let responder = active.responder as? UploadResponder else {
            return reply.fail(MySQLError(.misuse("no upload")))
        }
        responder.uploaded(reply: reply)
        lastActivity = .now()
        send(continuing: [])
    }

    /// The reader of a stream has room, or waits.
    func demand(_ token: OperationToken) {
        guard let active, active.token === token else { return }
        active.responder.demand()
        resumeReading(active)
    }

    /// The reader of a stream is gone.
    func discard(_ token: OperationToken) {
        guard let active, active.token === token else { return }
        active.responder.discard()
        resumeReading(active)
    }

    private func resumeReading(_ operation: Operation) {
        guard holdsRead, !operation.responder.isPaused else { return }
        holdsRead = false
        lastActivity = .now()
        context?.read()
    }

    /// Drops a command that still waits behind a discarded stream.
    func cancelQueued(_ token: OperationToken) {
        guard let index = queue.firstIndex(where: { $0.operation.token === token }) else { return }
        queue.remove(at: index).operation.responder.fail(MySQLError(.cancelled))
    }

    /// Whether the command of `token` is under way and would go on in the server if only the socket were closed.
    func needsKill(_ token: OperationToken) -> Bool {
        active.map { $0.token === token && $0.responder.runsOnServer } ?? false
    }

    /// Whether the command of `token` is under way.
    func isActive(_ token: OperationToken) -> Bool { active.map { $0.token === token } ?? false }

    /// Says goodbye where the server listens, and closes.
    func goodbye() {
        if case .ready = phase, active == nil {
            send(PacketWriter.packets([CommandCode.quit]).buffers)
        }
        shutDown(MySQLError(.connectionClosed("it was closed here")))
    }
}
