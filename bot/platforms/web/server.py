"""The playground's routes: a page, its parts, and what can be done on it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.ids import QuestionId
from bot.platforms.web import text_page
from bot.platforms.web.clock import Jump
from bot.platforms.web.doings import DOINGS, Doing, Visit, hand_in
from bot.platforms.web.forms import Form, Refused, read_file, read_form
from bot.platforms.web.guard import Guard
from bot.platforms.web.library import question_page, shelves
from bot.platforms.web.people import Resident, resident
from bot.platforms.web.playground import Playground
from bot.platforms.web.render import draw, is_refusal, opens_dialog
from bot.platforms.web.views import Views
from bot.screens.screens import Screen

STATIC = Path(__file__).parent / "static"
COOKIE = "scrimmage-who"
THEME, THEMES = "scrimmage-theme", ("auto", "light", "dark")
METHOD_NOT_ALLOWED = 405

Endpoint = Callable[[Request], Awaitable[Response]]
View = Callable[[Resident, str | None], Awaitable[str]]


def make_app(playground: Playground, hosts: tuple[str, ...] = ()) -> Starlette:
    """The playground as an ASGI application; `hosts` are names it goes by beside the loopback's."""
    views = Views(playground)
    routes = _Routes(playground, views)
    return Starlette(
        routes=[
            Route("/", routes.page),
            Route("/channel", routes.show(views.channel)),
            Route("/thread", routes.show(views.thread)),
            Route("/clock", routes.show(views.clock)),
            Route("/clock", routes.jump, methods=["POST"]),
            Route("/gallery", lambda _request: HTMLResponse(views.gallery())),
            Route("/library", routes.library),
            Route("/library/{pack}/{name}", routes.question),
            Route("/events", routes.events),
            Route("/who", routes.who, methods=["POST"]),
            Route("/paper", routes.paper, methods=["POST"]),
            *(Route(path, routes.done(do), methods=["POST"]) for path, do in DOINGS.items()),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={Refused: _refused, HTTPException: _no_page, Exception: _fault},
    )


@dataclass(frozen=True)
class _Routes:
    """Endpoints of one playground; who somebody is comes from their cookie, checked against its people."""

    playground: Playground
    views: Views

    def me(self, request: Request) -> Resident:
        people = self.playground.people
        return resident(people, request.cookies.get(COOKIE, "")) or people[0]

    async def page(self, request: Request) -> Response:
        theme = request.cookies.get(THEME, "")
        thread = request.query_params.get("thread")
        return HTMLResponse(
            await self.views.page(self.me(request), thread, theme if theme in THEMES else "auto")
        )

    async def visit(self, request: Request) -> Visit:
        """What was sent, by whom; raises Refused where the page shows somebody else than the cookie says."""
        return self.visited(request, await read_form(request))

    def visited(self, request: Request, form: Form) -> Visit:
        me = self.me(request)
        shown = resident(self.playground.people, form.one("as")) or me
        if shown != me:
            raise Refused(409, text_page.SOMEBODY_ELSE.format(shown=shown.name, now=me.name))
        return Visit(self.playground, me, form)

    def show(self, view: View) -> Endpoint:
        async def shown(request: Request) -> Response:
            me, query = self.me(request), request.query_params
            if (resident(self.playground.people, query.get("as", "")) or me) != me:
                return Response(status_code=204)  # another tab has become somebody else
            return HTMLResponse(await view(me, query.get("thread")))

        return shown

    def done(self, do: Doing) -> Endpoint:
        async def answered(request: Request) -> Response:
            return _shown(await do(await self.visit(request)))

        return answered

    async def paper(self, request: Request) -> Response:
        form, content = await read_file(request)
        return _shown(await hand_in(self.visited(request, form), content))

    async def library(self, request: Request) -> Response:
        return HTMLResponse(shelves(self.playground.library, request.query_params))

    async def question(self, request: Request) -> Response:
        asked = QuestionId("{pack}/{name}".format(**request.path_params))
        shown = question_page(self.playground.library, asked)
        if shown is None:
            return PlainTextResponse(text_page.NO_SUCH_QUESTION, 404)
        return HTMLResponse(shown)

    async def events(self, _request: Request) -> Response:
        return StreamingResponse(self.playground.live.stream(), media_type="text/event-stream")

    async def who(self, request: Request) -> Response:
        person = resident(self.playground.people, (await read_form(request)).one("person"))
        if person is None:
            raise Refused(422, text_page.UNKNOWN_PERSON)
        response = JSONResponse({})
        response.set_cookie(COOKIE, person.id, samesite="strict", httponly=True)
        return response

    async def jump(self, request: Request) -> Response:
        visit = await self.visit(request)
        where = visit.form.one("to")
        if where not in set(Jump):
            raise Refused(422, text_page.UNKNOWN_JUMP)
        if self.playground.once.first_time(visit.event) and not await self.playground.jump(Jump(where)):
            raise Refused(409, f"{text_page.NOTHING_THERE[Jump(where)]}.")
        return JSONResponse({})


def _shown(screen: Screen | None) -> Response:
    if screen is None:
        return JSONResponse({})
    return JSONResponse(
        {"html": str(draw(screen)), "dialog": opens_dialog(screen), "refused": is_refusal(screen)}
    )


async def _refused(_request: Request, refused: Exception) -> Response:
    sentence, status = (
        (refused.sentence, refused.status) if isinstance(refused, Refused) else (text_page.OUR_FAULT, 500)
    )
    return JSONResponse({"sentence": sentence}, status)


async def _no_page(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    sentence = text_page.WRONG_METHOD if status == METHOD_NOT_ALLOWED else text_page.NO_SUCH_PAGE
    return PlainTextResponse(sentence, status)


async def _fault(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"sentence": text_page.OUR_FAULT}, 500)
