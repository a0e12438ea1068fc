// Made by scripts/embed of Assets/templates/event-table.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesEventTableMustache = #"""
<div class="table-responsive">
<table class="table" id="events" data-sortable>
<thead><tr><th scope="col">{{w.events.when}}</th><th scope="col">{{w.events.what}}</th><th scope="col">{{w.events.about}}</th><th scope="col">{{w.events.details}}</th><th scope="col">{{w.events.state}}</th></tr></thead>
<tbody>
{{#rows}}<tr><td class="nowrap">{{#at}}{{>time}}{{/at}}</td><th scope="row"><span class="dot {{look}}" aria-hidden="true"></span> <a href="{{address}}">{{title}}</a></th><td>{{#subjectAddress}}<a href="{{.}}">{{subject}}</a>{{/subjectAddress}}{{^subjectAddress}}{{subject}}{{/subjectAddress}}</td><td>{{text}}</td><td>{{#isOpen}}<span class="chip warn">{{w.events.goesOn}}</span>{{/isOpen}}{{#isOver}}{{w.events.over}}{{/isOver}}</td></tr>
{{/rows}}
</tbody>
</table>
</div>

"""#
}
