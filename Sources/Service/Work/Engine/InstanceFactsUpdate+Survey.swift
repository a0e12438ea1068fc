internal import APIModel
internal import Engine

extension InstanceFactsUpdate {
    /// What the server shows of itself.
    mutating func take(_ survey: SourceSurvey) {
        databases = survey.databases
        checks = survey.checks.map { ReportedCheck($0) }
        sourceTime = survey.time
        serverVersion = survey.version
    }
}
