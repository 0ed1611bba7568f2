<?php
/**
 * Copies of articles and readers.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * Keeps copies in transients: for a moment to spare the desk, and for long in case it cannot be reached.
 */
final class FragmentStore {
	/** How long a copy is used without a request, in seconds. The status in it may be as old. */
	private const FRESH = 30;

	/** How long a copy is kept for times without the desk. */
	private const KEPT = 30 * DAY_IN_SECONDS;

	/** How long the desk is left alone after a failed request, in seconds, so that not every visitor waits. */
	private const PAUSE = 20;

	/** How long a request may take, in seconds: less if the visitor can be shown a copy. */
	private const TIMEOUT           = 5;
	private const TIMEOUT_WITH_COPY = 2;

	/**
	 * Creates a store.
	 *
	 * @param DeskClient $client Of the desk.
	 */
	public function __construct( private readonly DeskClient $client ) {
	}

	/**
	 * Returns what the desk has, or the last copy; null if there is neither.
	 *
	 * @param FragmentRequest $request What is shown.
	 */
	public function get( FragmentRequest $request ): ?Fragment {
		$name = $this->name_of( $request );
		$copy = Fragment::from( get_transient( $name ) );
		if ( null !== $copy && time() - $copy->fetched_at < self::FRESH ) {
			return $copy;
		}
		if ( false !== get_transient( $this->pause_name() ) ) {
			return $copy?->as_last();
		}
		$lock = new Lock( $name );
		if ( ! $lock->acquire() ) {
			// Another request is fetching it.
			return $copy;
		}
		try {
			return $this->refresh( $request, $name, $copy );
		} finally {
			$lock->release();
		}
	}

	/**
	 * Does the same for what this site has shown; for anything else it returns null without a request, so that nobody
	 * can make the site fetch and store what no page of it shows.
	 *
	 * @param FragmentRequest $request What is shown.
	 */
	public function get_known( FragmentRequest $request ): ?Fragment {
		$copy = Fragment::from( get_transient( $this->name_of( $request ) ) );
		return null === $copy ? null : $this->get( $request );
	}

	/**
	 * Fetches a fragment and keeps it.
	 *
	 * @param FragmentRequest $request What is shown.
	 * @param string          $name    Of the transient.
	 * @param Fragment|null   $copy    The copy so far.
	 */
	private function refresh( FragmentRequest $request, string $name, ?Fragment $copy ): ?Fragment {
		$response = $this->fetch( $request, $copy );
		$moved    = 'moved' === $response->state ? $this->client->desk?->find_moved( $response->location ) : null;
		if ( null !== $moved ) {
			$response = $this->fetch( $request->with_page( $moved ), $copy );
		}
		$found    = 'unchanged' === $response->state ? $copy?->confirmed() : Fragment::read( $response, $request->page );
		if ( null === $found ) {
			set_transient( $this->pause_name(), 1, self::PAUSE );
			return $copy?->as_last();
		}
		set_transient( $name, $found->to_array(), $found->is_missing() ? self::FRESH : self::KEPT );
		return $found;
	}

	/**
	 * Fetches a fragment from the desk.
	 *
	 * @param FragmentRequest $request What is shown.
	 * @param Fragment|null   $copy    The copy so far.
	 */
	private function fetch( FragmentRequest $request, ?Fragment $copy ): DeskResponse {
		$seconds = null === $copy ? self::TIMEOUT : self::TIMEOUT_WITH_COPY;
		return $this->client->get( $request->path(), $request->query(), $seconds, $copy->etag ?? '' );
	}

	/**
	 * Returns the name of the transient of a request.
	 *
	 * @param FragmentRequest $request What is shown.
	 */
	private function name_of( FragmentRequest $request ): string {
		return 'reader_article_' . md5( (string) wp_json_encode( array( $this->client->desk?->url, $request->path(), $request->query() ) ) );
	}

	/**
	 * Returns the name of the transient that exists while the desk is left alone.
	 */
	private function pause_name(): string {
		return 'reader_article_pause_' . md5( (string) $this->client->desk?->url );
	}
}
