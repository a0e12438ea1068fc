// Made by scripts/embed of Assets/templates/sessions.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesSessionsMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.people.sessionsLead}}</p>
{{>tabs}}
<div class="card">
<input class="form-control filter" type="search" data-filter="sessions" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
{{>sessions-table}}
{{#more}}{{>more}}{{/more}}
</div>

"""#
}
